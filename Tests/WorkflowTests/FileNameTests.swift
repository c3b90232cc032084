import Extraction
import Testing

@testable import Workflow

@Suite("Names of files in a packet")
struct FileNameTests {
    @Test("files of one name are told apart by their folders, others keep their name", arguments: [
        (["a/scan.pdf", "b/scan.pdf", "b/order.pdf"], ["a/scan.pdf", "b/scan.pdf", "order.pdf"]),
        (["1/in/scan.pdf", "2/in/scan.pdf"], ["1/in/scan.pdf", "2/in/scan.pdf"]),
        (["scan.pdf", "old/scan.pdf"], ["scan.pdf", "old/scan.pdf"]),
        (["/x/scan.pdf"], ["scan.pdf"]),
    ])
    func names(paths: [String], names: [String]) {
        var records = Dictionary(uniqueKeysWithValues: paths.map { path in
            (path, ExtractionRecord(file: path.split(separator: "/").last.map(String.init) ?? path, sha256: nil, pageCount: 0, pages: [], documents: [], problems: []))
        })
        PacketRun.tellApart(&records)
        #expect(paths.map { records[$0]?.file } == names)
    }
}
