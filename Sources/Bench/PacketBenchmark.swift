import Foundation

/// Times packets beside the reading of the same papers; both take the pages from the cache of readings.
struct PacketBenchmark {
    /// The built j3590.
    var program: String
    var runs: Int

    /// - Parameter folders: each with `claim.json` and the papers of a claim.
    func measure(_ folders: [String]) throws(Command.Failure) {
        for folder in folders {
            let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
            let papers = names.filter { ["pdf", "tif", "tiff", "jpg", "jpeg", "png"].contains(($0 as NSString).pathExtension.lowercased()) }.map { "\(folder)/\($0)" }
            let out = FileManager.default.temporaryDirectory.appending(path: "j3590-bench-\(UUID().uuidString)").path
            defer { try? FileManager.default.removeItem(atPath: out) }
            let reading = try Command(program: program, arguments: ["extract", "--format", "jsonl", "--quiet"] + papers).median(of: runs)
            let packet = try Command(program: program, arguments: ["packet", "--claim", "\(folder)/claim.json", "--out", out, "--quiet"] + papers).median(of: runs)
            let pdfs = ["packet.pdf", "working-copy.pdf"].map { FileManager.default.contents(atPath: "\(out)/\($0)")?.count ?? 0 }
            print(
                String(
                    format: "%@: reading %.3f s, packet %.3f s, beyond reading %.3f s, %.0f MB; packet.pdf %d kB, working-copy.pdf %d kB",
                    URL(filePath: folder).lastPathComponent, reading.seconds, packet.seconds, packet.seconds - reading.seconds, Double(packet.peakMemory) / 1e6,
                    pdfs[0] / 1000, pdfs[1] / 1000))
        }
        print("Median of \(runs) runs, pages read beforehand.")
    }
}
