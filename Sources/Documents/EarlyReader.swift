import CLinux
import Foundation
import Synchronization

/// A reader split off the program at its very start, so that the first file need not wait until the program has been loaded and linked
/// for a second time, which takes longer than reading an invoice.
///
/// Every other reader is started by name. This one has the same limits and nothing more in it: nothing was read yet when it was made.
public enum EarlyReader {
    private static let waiting = Mutex<ReaderConnection?>(nil)

    /// Does nothing once the program has a second thread: a copy of the process would have one only, and the locks of both.
    /// - Parameter memory: bytes it may hold.
    public static func start(memory: Int) {
        guard let threads = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task"), threads.count == 1 else { return }
        do throws(ReaderConnection.Failure) {
            var connection: ReaderConnection? = try ReaderConnection(splitOffWithMemory: memory)
            waiting.withLock { $0 = connection.take() }
        } catch {
            // The first reader is started by name, as the others are.
        }
    }

    /// The reader, if there is one and nobody else took it.
    package static func take() -> ReaderConnection? { waiting.withLock { $0.take() } }
}
