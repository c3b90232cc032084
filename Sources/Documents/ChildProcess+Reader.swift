import Foundation

/// What is said to a reader process and heard from it.
extension ChildProcess {
    /// Asks for the pages of a file from `firstPage` on.
    /// - Parameter recognisers: folder of our own recognisers; nil does without them.
    package func ask(for bytes: [UInt8], from firstPage: Int, recognisers: String?, until deadline: Deadline) throws(Failure) {
        guard let request = try? JSONEncoder().encode(ReaderRequest(firstPage: firstPage, byteCount: bytes.count, recognisers: recognisers)) else { throw .crashed }
        try sendMessage(Array(request), until: deadline)
        try send(bytes, until: deadline)
    }

    package func reply(until deadline: Deadline) throws(Failure) -> ReaderReply {
        guard let reply = ReaderReply(encoded: try receiveMessage(until: deadline)) else { throw .crashed }
        return reply
    }
}
