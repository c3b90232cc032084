import Foundation
import Reference
import Vocabulary

/// Times the look-ups of the reference data, tries every code in it, and measures an import.
struct ReferenceBenchmark {
    /// The built j3590.
    var program: String
    /// The folder models.
    var models: String
    /// product.txt and package.txt, or a zip file with both; none: no import.
    var directory: [String]

    enum Failure: Error, CustomStringConvertible {
        case failed(String)
        var description: String { switch self { case .failed(let reason): reason } }
    }

    func measure() throws {
        let path = try ReferenceDatabase(models: models).path
        let opening = try seconds(20) { _ = try ReferenceDatabase(models: models).labelerCount() }
        let reference = try ReferenceDatabase(models: models)
        put("open and ask once", "\(milliseconds(opening)) ms")
        let size = (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0)
        put("size of the file", "\(size / 1_000_000) MB")
        try codes(reference)
        try names(reference)
        if !directory.isEmpty { try importing() }
    }

    private func table(_ name: String) throws -> [[Substring]] {
        try String(contentsOfFile: "\(models)/reference/\(name).csv", encoding: .utf8).split(separator: "\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
    }

    /// Every code in the tables, in each form it may be printed in.
    private func codes(_ reference: ReferenceDatabase) throws {
        var codes = try table("packages").compactMap { try? NDC($0[0]) }
        let shown = codes
        for row in try table("listed") {
            var packages = row[1]
            while packages.count >= 2 {
                if let code = try? NDC(row[0] + packages.prefix(2)) { codes.append(code) }
                packages = packages.dropFirst(2)
            }
        }
        codes = Array(Set(codes))
        var forms = 0, lost = 0
        for code in codes {
            for form in [code.digits, code.hyphenated, code.n4] + code.tenDigitForms {
                forms += 1
                if try reference.package(NDC(form))?.ndc != code { lost += 1 }
            }
            for form in code.tenDigitForms {
                forms += 1
                if !NDC.candidates(tenDigits: form.filter { $0 != "-" }).contains(code) { lost += 1 }
            }
        }
        put("round trip", "\(codes.count) codes in \(forms) printed forms, \(lost) not found again")
        let sample = shown.shuffled()
        let each = try seconds(5) { for code in sample { _ = reference.package(code) } } / Double(sample.count)
        put("look-up of a package", "\(microseconds(each)) µs")
    }

    private func names(_ reference: ReferenceDatabase) throws {
        let brands = Array(Set(try table("packages").compactMap { row in try? reference.package(NDC(row[0]))?.drug?.brand })).filter { $0.count > 5 }.sorted()
        // Reads all names into memory.
        put("first look-up of a name", "\(milliseconds(try seconds(1) { _ = reference.drugs(named: "a name", limit: 3) })) ms")
        var slowest = 0.0, all = 0.0, count = 0
        for (index, brand) in brands.enumerated() {
            var letters = Array(brand.lowercased())
            for (from, to) in [("e", "c"), ("i", "l"), ("o", "0"), ("a", "o")] as [(Character, Character)] {
                if let place = letters.firstIndex(of: from) { letters[place] = to }
                // A name that was not asked for before: none is remembered.
                let text = String(letters) + " \(index)"
                let taken = try seconds(1) { _ = reference.drugs(named: text, limit: 3) }
                slowest = max(slowest, taken)
                all += taken
                count += 1
            }
        }
        put("look-up of a misread name", "\(microseconds(all / Double(max(count, 1)))) µs, at most \(milliseconds(slowest)) ms, of \(count)")
    }

    /// Into an empty folder, by the built program: its time and memory are those of a user.
    private func importing() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("j3590-bench-\(ProcessInfo.processInfo.processIdentifier)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(at: folder.appendingPathComponent("reference"), withDestinationURL: URL(filePath: models).appending(path: "reference"))
        for time in ["first import", "the same again"] {
            let run = try Command(program: program, arguments: ["reference", "import", "--quiet", "--models", folder.path] + directory).run()
            guard run.status == 0 else { throw Failure.failed("The import ended with status \(run.status).") }
            put(time, "\(milliseconds(run.seconds)) ms, \(run.peakMemory / 1_000_000) MB; \(String(decoding: run.output, as: UTF8.self).split(separator: "\n").joined(separator: "; "))")
        }
        let size = try FileManager.default.attributesOfItem(atPath: folder.appendingPathComponent("imported.sqlite").path)[.size] as? Int ?? 0
        put("size of the imported data", "\(size / 1_000_000) MB")
        try FileManager.default.copyItem(atPath: try ReferenceDatabase(models: models).path, toPath: folder.appendingPathComponent("reference.sqlite").path)
        let reference = try ReferenceDatabase(models: folder.path)
        let sample = try table("packages").compactMap { try? NDC($0[0]) }.shuffled()
        let each = try seconds(3) { for code in sample { _ = reference.package(code) } } / Double(sample.count)
        put("look-up of a package with it", "\(microseconds(each)) µs")
        put("open with it", "\(milliseconds(try seconds(20) { _ = try ReferenceDatabase(models: folder.path).labelerCount() })) ms")
    }

    /// The median of some runs.
    private func seconds(_ runs: Int, _ body: () throws -> Void) throws -> Double {
        let clock = ContinuousClock()
        return try (0..<runs).map { _ in
            let taken = try clock.measure(body).components
            return Double(taken.seconds) + Double(taken.attoseconds) / 1e18
        }.sorted()[runs / 2]
    }

    private func put(_ title: String, _ figure: String) { print("\(title.padding(toLength: 32, withPad: " ", startingAt: 0))\(figure)") }
    private func milliseconds(_ seconds: Double) -> String { String(format: "%.1f", seconds * 1e3) }
    private func microseconds(_ seconds: Double) -> String { String(format: "%.1f", seconds * 1e6) }
}

extension ReferenceDatabase {
    /// A question that has to read the file.
    fileprivate func labelerCount() -> Int { mac(state: "CA") == nil ? 0 : 1 }
}
