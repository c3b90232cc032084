/// Hands out workers, each to one at a time, to those who wait in the order they came.
actor Desk<Worker: DeskWorker> {
    private var free: [Worker]
    private var waiting: [CheckedContinuation<Worker, Never>] = []

    init(_ workers: [Worker]) { free = workers }

    /// Does `work` with the next worker that is free.
    nonisolated func with<Result: Sendable, Failure: Error>(_ work: (Worker) async throws(Failure) -> Result) async throws(Failure) -> Result {
        let worker = await take()
        do throws(Failure) {
            let result = try await work(worker)
            await giveBack(worker)
            return result
        } catch {
            await giveBack(worker)
            throw error
        }
    }

    /// Ends the processes of those that have nothing to do.
    func rest() async {
        for worker in free { await worker.rest() }
    }

    /// The one last given back comes first: it has everything loaded.
    private func take() async -> Worker {
        if let worker = free.popLast() { return worker }
        return await withCheckedContinuation { waiting.append($0) }
    }

    private func giveBack(_ worker: Worker) {
        if waiting.isEmpty { free.append(worker) } else { waiting.removeFirst().resume(returning: worker) }
    }
}

/// One who waits at a ``Desk`` for work.
protocol DeskWorker: Sendable {
    /// Gives back what it holds of the machine, until the next work comes.
    func rest() async
}
