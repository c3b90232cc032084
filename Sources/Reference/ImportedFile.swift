import Foundation

/// The database of what the user imported.
struct ImportedFile {
    let url: URL

    /// Drugs of the imported tables are numbered from here.
    static let firstDrug: Int64 = 1_000_000

    /// There, and in the layout of this version.
    var isUsable: Bool { ReferenceFile.version(of: url.path) == ReferenceSchema.importedVersion }

    /// Why a file that is there cannot be used.
    var problem: String? {
        guard FileManager.default.fileExists(atPath: url.path), !isUsable else { return nil }
        return "The imported data in \(url.path) is damaged or of another version of j3590. Delete it and import the files again."
    }
}
