import Foundation
import Reference

/// The tables of this repository and, where it lies beside the repository, the folder with more cases.
enum Tables {
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let models = repository.appendingPathComponent("models")
    static let shared = repository.deletingLastPathComponent().appendingPathComponent("shared")

    /// Opened once: the first time after a change of the tables the database is made.
    static let database = Result { try ReferenceDatabase(models: models.path) }
}
