import ArgumentParser
import Claims
import Documents
import Extraction
import Foundation
import Packets
import Reports
import Vocabulary
import Workflow

struct PacketCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "packet",
        abstract: "Build the documentation packet of one claim.",
        usage: """
            j3590 packet --claim claim.json invoice.pdf order.pdf --out packet
            j3590 packet --claim samples/digital-invoice/claim.json samples/digital-invoice/*.pdf --out packet
            """,
        discussion: """
            FILE is a PDF, TIFF, JPEG or PNG, or an extraction made earlier (JSON). The folder appears whole or not at all \
            and holds packet.json, packet.pdf and the claim as 837P, FHIR, CSV and CMS-1500. Exit status: 0 ready, 2 not ready, 3 a file could not be read.
            """
    )

    @Option(help: ArgumentHelp("The claim (see j3590 schema claim).", valueName: "file"))
    var claim: String

    @Option(help: ArgumentHelp("The folder to write; one that an earlier run made is replaced.", valueName: "dir"))
    var out: String

    @Option(name: .customLong("x12"), help: ArgumentHelp("An 837P with this claim: it is written again with what it lacks, all else as it is.", valueName: "file"))
    var x12: String?

    @Flag(help: "Show the payer whole pages: lines for other products are covered otherwise.")
    var noMask = false

    @OptionGroup var judging: JudgingOptions

    @Argument(help: ArgumentHelp("The papers of the claim.", valueName: "file"))
    var files: [String]

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let claim = try readClaim()
        let claimFile = try readClaimFile()
        let models = try common.loadModels()
        let profile = try judging.profile(of: claim, models, fallback: common.settings().payer)
        let earlier = try judging.earlierClaims(models)
        let progress = Progress(total: files.count, isShown: !common.quiet && !common.noProgress)
        let outcome: PacketRun.Outcome
        do {
            let run = PacketRun(models: models, jobs: common.jobs, isolation: .processes(ReaderProgram(models: models.directory)), cache: try common.cache())
            outcome = try await run.run(
                claim: claim, paths: files, profile: profile, asOf: try judging.day(), claimFile: claimFile, earlier: earlier, isMasked: !noMask,
                started: { await progress.working(on: InputName.of($0)) })
        } catch let error as PacketRunError {
            throw Exit(.invalidInput, "j3590: \(error)")
        } catch let error as ClaimFileError {
            throw Exit(.invalidInput, "j3590: \(x12 ?? ""): \(error)")
        } catch let error as DocumentError {
            throw Exit(.partMissing, "j3590: \(error)")
        } catch let error as PDFWritingError {
            throw Exit(.defect, "j3590: \(error)")
        }
        await progress.clear()
        for (path, problem) in outcome.problems { Terminal.say("j3590: \(path)\(problem.page.map { ", page \($0)" } ?? ""): \(problem.message)") }
        for note in outcome.notes { Terminal.say("j3590: \(note)") }
        do throws(OutputError) {
            try OutputFolder.write(outcome.files, to: out)
        } catch {
            throw Exit(.cannotWrite, "j3590: \(error)")
        }
        Terminal.put(ChecklistText.render(outcome.packet, folder: out, width: Terminal.width, color: common.color.isOn))
        // A paper that nobody could read may hold what is missing: that comes first.
        if !outcome.problems.isEmpty { throw Exit(.someInputUnreadable) }
        if !outcome.packet.isReady { throw Exit(.notReady) }
    }

    private func readClaimFile() throws -> ClaimFile? {
        guard let x12 else { return nil }
        guard let data = FileManager.default.contents(atPath: x12) else {
            throw Exit(.invalidInput, "j3590: \(x12): The 837P cannot be opened: check its name and who may read it.")
        }
        do throws(ClaimFileError) {
            return try ClaimFile(data)
        } catch {
            throw Exit(.invalidInput, "j3590: \(x12): \(error)")
        }
    }

    private func readClaim() throws -> Claim {
        guard let data = FileManager.default.contents(atPath: self.claim) else {
            throw Exit(.invalidInput, "j3590: \(self.claim): The claim cannot be opened: check its name and who may read it.")
        }
        do throws(ClaimError) {
            return try Claim(json: data)
        } catch {
            throw Exit(.invalidInput, "j3590: \(self.claim): \(error)")
        }
    }
}

/// By whose rules and on which day a claim is judged.
struct JudgingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Judge by this payer instead of the claim's.", valueName: "name"))
    var payer: String?

    @Option(help: ArgumentHelp("The day of judging, such as 2026-03-31 (default: today).", valueName: "date"))
    var asOf: String?

    @Option(name: .customLong("earlier"), help: ArgumentHelp("A packet.json of a claim made before, or a folder with such: nothing is billed twice. May be given again.", valueName: "path"))
    var earlier: [String] = []

    func profile(of claim: Claim, _ models: Models, fallback: String?) throws -> PayerProfile {
        do throws(PacketRunError) {
            return try models.profile(for: claim, insteadOfClaim: payer, fallback: fallback)
        } catch {
            throw Exit(payer == nil ? .invalidInput : .usage, "j3590: \(error)")
        }
    }

    func earlierClaims(_ models: Models) throws -> [EarlierClaim] {
        try earlier.flatMap { path in
            do throws(PacketRunError) {
                return try models.earlierClaims(EarlierPackets.find(at: path))
            } catch {
                throw Exit(.invalidInput, "j3590: \(path): \(error)")
            }
        }
    }

    func day() throws -> CalendarDay {
        guard let asOf else { return try Self.today() }
        guard asOf.count == 10, let day = try? CalendarDay(asOf) else {
            throw Exit(.usage, "j3590: --as-of \(asOf) is no date: write it as 2026-03-31.")
        }
        return day
    }

    private static func today() throws -> CalendarDay {
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        guard let year = parts.year, let month = parts.month, let day = parts.day else { throw Exit(.defect, "j3590: this machine's clock has no date.") }
        return try CalendarDay(year: year, month: month, day: day)
    }
}
