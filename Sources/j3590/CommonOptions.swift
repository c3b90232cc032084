import ArgumentParser
import Foundation
import Reference
import Workflow

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never

    /// `NO_COLOR`, `CLICOLOR_FORCE`, `TERM=dumb` and pipes are respected where the user did not choose.
    var isOn: Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            let environment = ProcessInfo.processInfo.environment
            if environment["NO_COLOR"].map({ !$0.isEmpty }) ?? false { return false }
            if let force = environment["CLICOLOR_FORCE"], force != "0" { return true }
            return environment["TERM"] != "dumb" && environment["CLICOLOR"] != "0" && Terminal.isOutputTerminal
        }
    }
}

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: "Files read at once (default: one per core).")
    var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: ArgumentHelp("Folder with the reference data and rules (default: found beside the program).", valueName: "dir"))
    var models: String?

    @Flag(help: "Say nothing but results and errors.")
    var quiet = false

    @Flag(help: "Say what is being done.")
    var verbose = false

    @Option(help: "Colour: auto, always or never.")
    var color: ColorChoice = .auto

    @Option(help: ArgumentHelp("A file of lines \"models: DIR\", \"payer: NAME\" and \"cache: off\" for what is not given here.", valueName: "file"))
    var config: String?

    @Flag(help: "Read every file anew and keep no pages of it.")
    var noCache = false

    @Flag(help: "No progress line.")
    var noProgress = false

    func validate() throws {
        guard jobs >= 1 else { throw ValidationError("--jobs needs at least 1.") }
    }

    func settings() throws -> Settings {
        guard let config else { return Settings() }
        do throws(SettingsError) {
            return try Settings(file: config)
        } catch {
            throw Exit(.invalidInput, "j3590: \(config): \(error)")
        }
    }

    /// Nil where it is turned off.
    func cache() throws -> ReadingCache? {
        try noCache || !settings().cache ? nil : ReadingCache(version: ReadingCache.readerVersion(recognisers: recognisers()))
    }

    /// Where our own recognisers lie; nil where there are none, or no models: then loading those tells it.
    func recognisers() throws -> String? { try modelsDirectory()?.recognisers }

    /// Reads files apart, and finds facts apart where what that needs is in its place.
    func readerProgram() throws -> ReaderProgram { ReaderProgram(models: try modelsDirectory()) }

    private func modelsDirectory() throws -> ModelsDirectory? {
        let explicit = try models ?? settings().models
        return try? ModelsDirectory.locate(explicit: explicit)
    }

    func loadModels() throws -> Models {
        let explicit = try models ?? settings().models
        do throws(ModelsError) {
            return try Models(explicit: explicit)
        } catch {
            throw Exit(.partMissing, "j3590: \(error)")
        }
    }
}

/// A file's name as it is shown: without its folder, which may name a patient.
enum InputName {
    static func of(_ path: String) -> String { path == "-" ? "standard input" : (path as NSString).lastPathComponent }
}
