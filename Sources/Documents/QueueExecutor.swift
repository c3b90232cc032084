import Dispatch

/// Runs an actor on a thread of its own, so that a call that blocks for seconds holds no cooperative thread.
/// (`DispatchSerialQueue` does not exist on Linux.)
package final class QueueExecutor: SerialExecutor {
    private let queue: DispatchQueue

    package init(label: String) { queue = DispatchQueue(label: label) }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
