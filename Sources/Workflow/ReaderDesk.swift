import Documents

/// Hands out readers, each to one file at a time, to those who wait in the order they came.
actor ReaderDesk {
    /// Reads one file, in this process or in one of its own.
    enum Reader {
        case here(DocumentReader)
        case process(ReaderProcess)

        func read(_ bytes: [UInt8], name: String, sha256: String) async throws(DocumentError) -> DocumentReader.Reading {
            switch self {
            case .here(let reader): try await reader.read(bytes: bytes, name: name)
            case .process(let process): try await process.read(bytes, name: name, sha256: sha256)
            }
        }

        func rest() async {
            if case .process(let process) = self { await process.rest() }
        }
    }

    private var free: [Reader]
    private var waiting: [CheckedContinuation<Reader, Never>] = []

    init(jobs: Int, isolation: Isolation, recognisers: String?) {
        free = (0..<jobs).map { _ in
            switch isolation {
            case .none: .here(DocumentReader(recognisers: recognisers))
            case .processes(let program): .process(ReaderProcess(program, recognisers: recognisers))
            }
        }
    }

    /// The one last given back comes first: it has everything loaded.
    func take() async -> Reader {
        if let reader = free.popLast() { return reader }
        return await withCheckedContinuation { waiting.append($0) }
    }

    /// Ends the processes of those that have nothing to read.
    func rest() async {
        for reader in free { await reader.rest() }
    }

    func giveBack(_ reader: Reader) {
        if waiting.isEmpty { free.append(reader) } else { waiting.removeFirst().resume(returning: reader) }
    }
}
