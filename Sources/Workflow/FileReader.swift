import Documents

/// Reads one file at a time, in this process or in one of its own.
enum FileReader: DeskWorker {
    case here(DocumentReader)
    case process(ReaderProcess)

    init(_ isolation: Isolation, recognisers: String?) {
        switch isolation {
        case .none: self = .here(DocumentReader(recognisers: recognisers))
        case .processes(let program): self = .process(ReaderProcess(program, recognisers: recognisers))
        }
    }

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
