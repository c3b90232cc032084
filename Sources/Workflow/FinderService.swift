import Documents
import Extraction
import Foundation
import PageText

/// The inside of a process that finds facts: takes the words of files on its standard input, which is a socket, and answers there with
/// what they say.
///
/// What others print is unlimited, and so are the ways in which a search may fail on it: that must cost one file, not all of a batch.
public enum FinderService {
    /// What the lines, folded words and candidates of pages take of memory, in the size of the pages as they come.
    private static let wordsInMemory = 20

    /// - Parameter memory: bytes it may hold, beside ``wordsInMemory`` times the pages at work.
    public static func run(memory: Int) -> Never {
        let socket = ChildService.begin()
        do {
            let folder = String(decoding: try socket.receiveMessage(), as: UTF8.self)
            // The reference database is made from its tables where it is not there yet: no limit holds until then.
            guard let extractor = try? Models(explicit: folder).extractor else {
                try socket.sendMessage([FinderReadiness.modelsUnusable.rawValue])
                _exit(0)
            }
            ChildService.confine(memory: memory)
            try socket.sendMessage([FinderReadiness.ready.rawValue])
            extractor.prepare()
            while true {
                let request = try JSONDecoder().decode(FinderRequest.self, from: Data(try socket.receiveMessage()))
                var source = SourceDocument(sha256: request.sha256, name: request.name, pages: []), size = 0
                for _ in 0..<request.pageCount {
                    let page = try socket.receiveMessage()
                    size += page.count
                    ChildService.limit(memory + wordsInMemory * size)
                    source.pages.append(try Page(encoded: page))
                }
                try socket.sendMessage(Array(try JSONEncoder().encode(extractor.extract(source, problems: request.problems))))
            }
        } catch {
            // The parent is gone, or speaks another language: it was replaced on disk by another version.
            _exit(0)
        }
    }
}
