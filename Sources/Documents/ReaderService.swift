import Foundation
import PageText

/// The inside of a reader process: reads the files that come in on its standard input, which is a socket, and answers there.
///
/// It opens no file but fonts and OCR data, writes none, has no network, starts nothing, and ends when its parent is gone.
public enum ReaderService {
    /// - Parameter memory: bytes it may hold, beside three times the size of the file at work.
    public static func run(memory: Int) -> Never {
        let socket = ChildService.begin()
        ChildService.confine(memory: memory)
        var pictures: PictureReader?
        while true {
            do {
                let message = try socket.receiveMessage()
                let request = try JSONDecoder().decode(ReaderRequest.self, from: Data(message))
                ChildService.limit(memory + 3 * request.byteCount)
                let bytes = try socket.receive(request.byteCount)
                // Every file of a run names the same folder.
                let reader = pictures ?? PictureReader(folder: request.recognisers)
                pictures = reader
                try answer(bytes, from: request.firstPage, with: reader, on: socket)
            } catch {
                // The parent is gone, or speaks another language: it was replaced on disk by another version.
                _exit(0)
            }
        }
    }

    private static func answer(_ bytes: [UInt8], from first: Int, with pictures: PictureReader, on socket: borrowing MessageSocket) throws {
        var file: OpenFile
        do throws(DocumentError) {
            file = try OpenFile(bytes: bytes)
        } catch {
            return try socket.sendMessage(ReaderReply.failed(error).encoded())
        }
        try socket.sendMessage(ReaderReply.opened(pageCount: file.pageCount).encoded())
        for number in stride(from: first, through: file.pageCount, by: 1) {
            let reply: ReaderReply
            do throws(DocumentError) {
                reply = .page(try file.page(number, with: pictures))
            } catch .languageModelMissing(let language) {
                // No fault of the page: it ends the file.
                return try socket.sendMessage(ReaderReply.failed(.languageModelMissing(language: language)).encoded())
            } catch {
                reply = .unreadable(page: number, error)
            }
            try socket.sendMessage(reply.encoded())
        }
        try socket.sendMessage(ReaderReply.finished.encoded())
    }
}
