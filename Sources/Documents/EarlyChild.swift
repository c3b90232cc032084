import Foundation
import Synchronization

/// A process split off the program at its very start, so that the first file need not wait until the program has been loaded and linked
/// for a second time, which takes longer than reading an invoice.
///
/// Every other one is started by name. This one has the same limits and nothing more in it: nothing was read yet when it was made.
package final class EarlyChild: Sendable {
    private let waiting = Mutex<ChildProcess?>(nil)

    package init() {}

    /// Does nothing once the program has a second thread: a copy of the process would have one only, and the locks of both.
    package func start(doing work: () -> Never) {
        guard let threads = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task"), threads.count == 1 else { return }
        do throws(ChildProcess.Failure) {
            var child: ChildProcess? = try ChildProcess(doing: work)
            waiting.withLock { $0 = child.take() }
        } catch {
            // The first one is started by name, as the others are.
        }
    }

    /// The process, if there is one and nobody else took it.
    package func take() -> ChildProcess? { waiting.withLock { $0.take() } }
}
