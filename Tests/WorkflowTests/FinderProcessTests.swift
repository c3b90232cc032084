import Extraction
import Foundation
import PageText
import Reference
import Testing
import TestSupport

@testable import Workflow

/// One at a time: the children of this process are looked at.
@Suite("Facts found in processes of their own", .serialized)
struct FinderProcessTests {
    private static let good = WrittenPDF.pages(1, line: "INVOICE 4711")

    private func program(_ path: String = Program.location.path) throws -> ReaderProgram {
        var program = ReaderProgram(models: try ModelsDirectory.locate(explicit: Repository.file("models").path))
        program.path = path
        return program
    }

    private func read(_ paths: [String], _ program: ReaderProgram, jobs: Int = 1) async throws -> [ReaderPool.Result] {
        let pool = ReaderPool(jobs: jobs, isolation: .processes(program)) { try Models(explicit: Repository.file("models").path).extractor }
        var results: [ReaderPool.Result] = []
        try await pool.read(paths) { results.append($0) }
        return results
    }

    /// A j3590 whose finders do as `script` says; `$count` is how many were started with this one.
    private func program(whoseFinders script: String, in folder: TemporaryFolder) throws -> ReaderProgram {
        let path = try folder.write(
            Array(
                """
                #!/bin/sh
                if [ "$1" = finder ]; then
                    echo >> '\(folder.url.path)/started'
                    count=$(wc -l < '\(folder.url.path)/started')
                    \(script)
                fi
                exec '\(Program.location.path)' "$@"
                """.utf8), to: "j3590"
        ).path
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return try program(path)
    }

    private func files(_ count: Int, in folder: TemporaryFolder) throws -> [String] { try (0..<count).map { try folder.write(Self.good, to: "\($0).pdf").path } }

    @Test("are the same as those found in this one", arguments: Repository.samples.prefix(3))
    func same(sample: Sample) async throws {
        let paths = sample.documents.filter { $0.pathExtension == "pdf" }.map(\.path)
        let here = ReaderPool(jobs: 1) { try Models(explicit: Repository.file("models").path).extractor }
        var expected: [ExtractionRecord] = []
        try await here.read(paths) { expected.append($0.record) }
        #expect(try await read(paths, program(), jobs: 2).map(\.record) == expected)
    }

    @Test("cost one file where they cannot be found, with all its pages kept for a person")
    func crash() async throws {
        let folder = try TemporaryFolder()
        // One is started ahead, two are for the file that comes first.
        let results = try await read(files(3, in: folder), program(whoseFinders: "if [ $count -lt 4 ]; then exit 1; fi", in: folder))
        #expect(results.map(\.source?.name) == ["0.pdf", "1.pdf", "2.pdf"])
        // While one is read the next is looked at: either may come to the finder first.
        let failed = results.filter { !$0.record.problems.isEmpty }
        #expect(failed.map { $0.record.problems.map(\.code) } == [[.readerCrashed]])
        #expect(failed.first?.record.documents == [DocumentRecord(kind: .other, pages: [1], fields: [:])])
        #expect(failed.first?.record.pageCount == 1)
        #expect(failed.first?.source?.pages.first?.words.map(\.text) == ["INVOICE", "4711"])
    }

    @Test("are looked for once more when somebody ends the process")
    func again() async throws {
        let folder = try TemporaryFolder()
        let results = try await read(files(2, in: folder), program(whoseFinders: "if [ $count = 1 ]; then exit 1; fi", in: folder))
        #expect(results.allSatisfy { $0.record.problems.isEmpty })
    }

    @Test("end a batch of none where no process finds any")
    func never() async throws {
        let folder = try TemporaryFolder()
        let results = try await read(files(3, in: folder), program(whoseFinders: "exit 1", in: folder), jobs: 2)
        #expect(results.map { $0.record.problems.map(\.code) } == [[.readerCrashed], [.readerCrashed], [.readerCrashed]])
    }

    @Test("are given up when they take too long")
    func late() async throws {
        var program = try program()
        program.secondsPerPage = 0
        let finder = FinderProcess(program, models: try #require(program.models))
        let document = SourceDocument(sha256: "", name: "a.pdf", pages: [Page(number: 1, width: 612, height: 792, words: [])])
        await #expect(throws: FinderProcess.Failure.file(.findingTimedOut)) { try await finder.facts(in: document, problems: []) }
    }

    @Test("are found here, or the installation's fault is told, where the process cannot load its tables")
    func unusableModels() async throws {
        let folder = try TemporaryFolder()
        var program = try program()
        program.models = folder.url.path
        let results = try await read(files(1, in: folder), program)
        #expect(results[0].record.problems.isEmpty)
        let pool = ReaderPool(jobs: 1, isolation: .processes(program)) { throw ModelsError.missing(path: "scorer.json") }
        await #expect(throws: ModelsError.self) { try await pool.read([]) { _ in } }
    }

    @Test("have limits and no network, and end with the pool")
    func limits() async throws {
        var finder: FinderProcess? = FinderProcess(try program(), models: Repository.file("models").path)
        try await finder?.wake()
        let child = try #require(Child.processes(running: "finder").first)
        let status = try String(contentsOfFile: "/proc/\(child)/status", encoding: .utf8)
        #expect(status.contains("Seccomp:\t2") && status.contains("NoNewPrivs:\t1"))
        let limits = try String(contentsOfFile: "/proc/\(child)/limits", encoding: .utf8)
        #expect(limits.contains(#/Max core file size +0 /#) && limits.contains(#/Max file size +0 /#) && !limits.contains(#/Max data size +unlimited/#))
        finder = nil
        try await Task.sleep(for: .milliseconds(200))
        #expect(!Child.processes(running: "finder").contains(child))
    }
}
