import Documents
import Extraction
import Foundation
import PageText
import Testing
import TestSupport

@testable import Workflow

/// One at a time: times are limited, and the children of this process are looked at.
@Suite("Readers in processes of their own", .serialized)
struct ReaderProcessTests {
    private func pool(jobs: Int = 2, secondsPerPage: Double = 20) -> ReaderPool {
        var program = ReaderProgram()
        program.path = Program.location.path
        program.secondsPerPage = secondsPerPage
        return ReaderPool(jobs: jobs, isolation: .processes(program)) { Extractor(knowledge: NoKnowledge(), scorer: .cautious) }
    }

    private func read(
        _ files: [(name: String, bytes: [UInt8])], with pool: ReaderPool, started: @Sendable @escaping (Int) async -> Void = { _ in }
    ) async throws -> [ReaderPool.Result] {
        let folder = try TemporaryFolder()
        let paths = try files.map { try folder.write($0.bytes, to: $0.name).path }
        var results: [ReaderPool.Result] = []
        try await pool.read(paths, started: started) { results.append($0) }
        #expect(results.map(\.path) == paths)
        return results
    }

    private static let good = WrittenPDF.pages(1, line: "INVOICE 4711")

    private func isGood(_ result: ReaderPool.Result) -> Bool {
        result.record.problems.isEmpty && result.source?.pages.first?.words.map(\.text) == ["INVOICE", "4711"]
    }

    @Test("say the same as one in this process")
    func same() async throws {
        let documents = Repository.samples.prefix(2).flatMap(\.documents)
        let here = ReaderPool(jobs: 1) { Extractor(knowledge: NoKnowledge(), scorer: .cautious) }
        var expected: [SourceDocument?] = []
        try await here.read(documents.map(\.path)) { expected.append($0.source) }
        var found: [SourceDocument?] = []
        try await pool().read(documents.map(\.path)) { found.append($0.source) }
        #expect(found == expected)
        #expect(!found.isEmpty)
    }

    @Test("name the file that harms them and read every other one", arguments: HostileFile.all)
    func hostile(file: HostileFile) async throws {
        let results = try await read([("a.pdf", Self.good), (file.name, file.bytes), ("b.pdf", Self.good), ("c.pdf", Self.good)], with: pool())
        #expect([0, 2, 3].allSatisfy { isGood(results[$0]) })
        #expect(results[1].record.problems.map(\.code.rawValue) == (file.problem.map { [$0] } ?? []))
        #expect(results[1].record.pageCount == file.pageCount)
    }

    @Test("keep the pages before and after the one that harms")
    func onePage() async throws {
        let results = try await read([("five.pdf", HostileFile.fivePages)], with: pool(secondsPerPage: 8))
        #expect(results[0].record.problems.map(\.code) == [.timedOut])
        #expect(results[0].record.problems.map(\.page) == [3])
        #expect(results[0].source?.pages.map(\.words.count) == [1, 1, 0, 1, 1])
    }

    @Test("are replaced when somebody ends them, and the file is read")
    func killed() async throws {
        let files = (0..<12).map { ("\($0).pdf", WrittenPDF.pages(20, line: "INVOICE 4711")) }
        let results = try await read(files, with: pool()) { index in
            if index % 3 == 2 { for child in Child.processes(running: "reader") { kill(child, SIGKILL) } }
        }
        #expect(results.allSatisfy { $0.record.problems.isEmpty && $0.record.pageCount == 20 })
    }

    @Test("have limits and no network, and end with the pool")
    func limits() async throws {
        var pool: ReaderPool? = pool(jobs: 1)
        if let pool { _ = try await read([("a.pdf", Self.good)], with: pool) }
        let child = try #require(Child.processes(running: "reader").first)
        let status = try String(contentsOfFile: "/proc/\(child)/status", encoding: .utf8)
        #expect(status.contains("Seccomp:\t2") && status.contains("NoNewPrivs:\t1"))
        let limits = try String(contentsOfFile: "/proc/\(child)/limits", encoding: .utf8)
        #expect(limits.contains(#/Max core file size +0 /#) && limits.contains(#/Max file size +0 /#) && !limits.contains(#/Max data size +unlimited/#))
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(child)/fd/1")
        #expect(program == "/dev/null")
        pool = nil
        try await Task.sleep(for: .milliseconds(200))
        #expect(Child.processes(running: "reader").isEmpty)
    }

    @Test("lose nothing but the damaged file itself", arguments: 0..<4)
    func mutated(part: Int) async throws {
        // Small ones and one with much in it: what is torn is often read as a picture, which takes seconds.
        let bases = [
            WrittenPDF.pages(2, line: "INVOICE 4711", side: 300), WrittenPDF.pages(1, line: "LOT A1", side: 200), HostileFile.ouroboros,
            try [UInt8](Data(contentsOf: Repository.file("samples/digital-invoice/invoice.pdf"))),
        ]
        var random = Seeded(UInt64(part + 1))
        var files: [(name: String, bytes: [UInt8])] = []
        for index in 0..<50 {
            files.append(("\(index)-damaged", random.mutated(bases[index % 10 == 0 ? 3 : index % 3])))
            if index % 10 == 9 { files.append(("\(index)-good.pdf", Self.good)) }
        }
        let results = try await read(files, with: pool(secondsPerPage: 30))
        for result in results where result.path.hasSuffix("good.pdf") { #expect(isGood(result)) }
        for result in results where result.source == nil { #expect(result.record.problems.count == 1) }
    }
}

extension Seeded {
    /// A few bytes changed, a piece lost, doubled or cut off.
    fileprivate mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...20, using: &self) { bytes[Int.random(in: 0..<bytes.count, using: &self)] = UInt8.random(in: .min ... .max, using: &self) }
        let start = Int.random(in: 0..<bytes.count, using: &self)
        let piece = start..<min(bytes.count, start + Int.random(in: 1...500, using: &self))
        switch Int.random(in: 0..<4, using: &self) {
        case 0: bytes.removeSubrange(piece)
        case 1: bytes.insert(contentsOf: bytes[piece], at: Int.random(in: 0...bytes.count, using: &self))
        case 2: bytes.removeLast(bytes.count - start)
        default: break
        }
        return bytes
    }
}
