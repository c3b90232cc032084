public import Foundation
public import Packets

extension PayerProfiles {
    /// Reads every profile of a folder, each with what it inherits.
    ///
    /// - Parameters:
    ///   - folder: models/payers: one YAML file a payer, named for it.
    ///   - rules: the table whose rules the profiles may change.
    /// - Throws: ``PayerFileError`` with file and line.
    public init(folder: URL, rules: RuleTable) throws(PayerFileError) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            throw PayerFileError(folder.lastPathComponent, nil, .noDefault(PayerProfiles.defaultName))
        }
        var files: [String: PayerFile] = [:]
        for name in names.sorted() where name.hasSuffix(".yaml") {
            guard let data = FileManager.default.contents(atPath: folder.appending(path: name).path) else { throw PayerFileError(name, nil, .unreadable) }
            let file = try PayerFile(file: name, yaml: String(decoding: data, as: UTF8.self), rules: rules)
            files[file.name] = file
        }
        var profiles: [PayerProfile] = []
        for file in files.values.sorted(by: { $0.name < $1.name }) {
            // Also of templates: what is wrong in one is wrong before somebody extends it.
            let profile = try Self.whole(file, among: files)
            if !file.isTemplate { profiles.append(profile) }
        }
        guard profiles.contains(where: { $0.name == PayerProfiles.defaultName }) else { throw PayerFileError(folder.lastPathComponent, nil, .noDefault(PayerProfiles.defaultName)) }
        self.init(profiles)
    }

    /// A profile with what its ancestors say, the nearest one last.
    private static func whole(_ file: PayerFile, among files: [String: PayerFile]) throws(PayerFileError) -> PayerProfile {
        var line = [file]
        while let next = line[line.count - 1].parent {
            let child = "\(line[line.count - 1].name).yaml"
            guard let parent = files[next.name] else {
                throw PayerFileError(child, next.line, .unknown(kind: "profile", word: next.name, nearest: NearestWord.to(next.name, among: files.keys)))
            }
            guard !line.contains(where: { $0.name == parent.name }) else { throw PayerFileError(child, next.line, .circle) }
            line.append(parent)
        }
        guard let title = file.title else { throw PayerFileError("\(file.name).yaml", nil, .missing("title")) }
        guard let kind = line.lazy.compactMap(\.kind).first else { throw PayerFileError("\(file.name).yaml", nil, .missing("kind")) }
        var profile = PayerProfile(name: file.name, title: title, kind: kind, jurisdiction: file.jurisdiction)
        for ancestor in line.reversed() {
            for (matter, value, ground) in ancestor.requirements {
                try PayerFile.set(matter, to: value, in: &profile)
                profile.grounds[matter] = ground
            }
            profile.ruleChanges.merge(ancestor.ruleChanges) { _, nearer in nearer }
        }
        return profile
    }
}
