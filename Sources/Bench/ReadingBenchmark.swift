import Foundation

/// Recall and precision of reading, j3590 beside the `tesseract` command on the same pages: all words, and those with a
/// digit, which codes, dates and amounts are made of.
///
/// A printed token counts as found when its letters and digits are read on its page, whatever divides them. Precision is
/// taken where all words of a page are known, else over what is read in the boxes of the labelled values.
struct ReadingBenchmark {
    let program: String
    let truths: [ReadingTruth]
    /// Path by file name.
    let files: [String: String]

    struct Read: Decodable {
        let text: String
        let box: [Double]
    }

    private struct Tally {
        var printed = (digits: 0, words: 0)
        var found = (digits: 0, words: 0)
        var read = (digits: 0, words: 0)
        var right = (digits: 0, words: 0)

        static func + (a: Tally, b: Tally) -> Tally {
            func sum(_ x: (digits: Int, words: Int), _ y: (digits: Int, words: Int)) -> (digits: Int, words: Int) {
                (x.digits + y.digits, x.words + y.words)
            }
            return Tally(
                printed: sum(a.printed, b.printed), found: sum(a.found, b.found), read: sum(a.read, b.read), right: sum(a.right, b.right))
        }
    }

    func measure() throws(Command.Failure) {
        let wanted = truths.filter { files[$0.file] != nil && $0.rendering != "digital" }
        let clock = ContinuousClock()
        let start = clock.now
        let ours = try readByUs(wanted)
        let ourTime = start.duration(to: clock.now)
        let between = clock.now
        var stock: [String: [Int: [Read]]] = [:]
        for truth in wanted { stock[truth.file] = try readByTesseract(files[truth.file] ?? "") }
        let stockTime = between.duration(to: clock.now)

        line("", "printed", "j3590", "", "tesseract", "")
        line("recall of tokens with a digit / without", "", "recall", "precision", "recall", "precision")
        var sums: [String: (ours: Tally, stock: Tally)] = [:]
        for truth in wanted {
            let us = tally(truth, ours[truth.file] ?? [:]), they = tally(truth, stock[truth.file] ?? [:])
            for key in [truth.rendering, "~all"] {
                let old = sums[key] ?? (Tally(), Tally())
                sums[key] = (old.ours + us, old.stock + they)
            }
        }
        for (key, sum) in sums.sorted(by: { $0.key < $1.key }) {
            let name = key == "~all" ? "all" : key
            line(
                "\(name), digits", "\(sum.ours.printed.digits)", share(sum.ours.found.digits, sum.ours.printed.digits),
                share(sum.ours.right.digits, sum.ours.read.digits), share(sum.stock.found.digits, sum.stock.printed.digits),
                share(sum.stock.right.digits, sum.stock.read.digits))
            line(
                "\(name), words", "\(sum.ours.printed.words)", share(sum.ours.found.words, sum.ours.printed.words),
                share(sum.ours.right.words, sum.ours.read.words), share(sum.stock.found.words, sum.stock.printed.words),
                share(sum.stock.right.words, sum.stock.read.words))
        }
        print("\(wanted.count) files: j3590 on two readers \(ourTime.components.seconds) s, tesseract one by one on one thread \(stockTime.components.seconds) s")
    }

    // MARK: - Counting

    private func tally(_ truth: ReadingTruth, _ pages: [Int: [Read]]) -> Tally {
        var tally = Tally()
        for (number, prints) in truth.pages {
            let words = pages[number] ?? []
            let tokens = Set(words.map { Self.folded($0.text) })
            let text = words.map { Self.folded($0.text) }.joined()
            for token in prints.flatMap({ $0.text.split(whereSeparator: \.isWhitespace) }).map({ Self.folded(String($0)) }) where token.count > 1 {
                let isFound = token.count > 3 ? text.contains(token) : tokens.contains(token)
                Self.count(token, isFound, &tally.printed, &tally.found)
            }
            let printed = prints.map { Self.folded($0.text) }
            let everything = printed.joined()
            for word in words {
                let token = Self.folded(word.text)
                guard token.count > 1 else { continue }
                if truth.isWhole {
                    Self.count(token, token.count > 3 ? everything.contains(token) : printed.contains(token), &tally.read, &tally.right)
                } else if let at = prints.firstIndex(where: { Self.lies(word.box, in: $0.box) }) {
                    Self.count(token, printed[at].contains(token), &tally.read, &tally.right)
                }
            }
        }
        return tally
    }

    private static func count(
        _ token: String, _ isRight: Bool, _ all: inout (digits: Int, words: Int), _ right: inout (digits: Int, words: Int)
    ) {
        if token.contains(where: \.isNumber) {
            all.digits += 1
            right.digits += isRight ? 1 : 0
        } else {
            all.words += 1
            right.words += isRight ? 1 : 0
        }
    }

    private static func lies(_ box: [Double], in outer: [Double]?) -> Bool {
        guard let outer, outer.count == 4, box.count == 4 else { return false }
        let x = (box[0] + box[2]) / 2, y = (box[1] + box[3]) / 2
        return x > outer[0] && x < outer[2] && y > outer[1] && y < outer[3]
    }

    static func folded(_ text: String) -> String {
        String(text.lowercased().unicodeScalars.filter { $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil) })
    }

    // MARK: - Reading

    private struct WordsOfFile: Decodable {
        struct Sheet: Decodable {
            let page: Int
            let words: [Read]
        }
        let file: String
        let pages: [Sheet]
    }

    private func readByUs(_ truths: [ReadingTruth]) throws(Command.Failure) -> [String: [Int: [Read]]] {
        let paths = truths.compactMap { files[$0.file] }
        let run = try Command(program: program, arguments: ["extract", "--format", "words", "--jobs", "2", "--no-cache", "--quiet"] + paths).run()
        var result: [String: [Int: [Read]]] = [:]
        for row in run.output.split(separator: UInt8(ascii: "\n")) {
            guard let file = try? JSONDecoder().decode(WordsOfFile.self, from: Data(row)) else { continue }
            for sheet in file.pages { result[file.file, default: [:]][sheet.page] = sheet.words }
        }
        return result
    }

    /// The words of `tesseract PICTURE - tsv`; pages of a PDF are painted at 300 dots an inch, as people do.
    private func readByTesseract(_ path: String) throws(Command.Failure) -> [Int: [Read]] {
        guard path.lowercased().hasSuffix(".pdf") else { return try tesseract(path) }
        let folder = FileManager.default.temporaryDirectory.appending(path: "j3590-bench-\(UUID().uuidString)")
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try Command(program: "pdftoppm", arguments: ["-r", "300", "-gray", path, folder.appending(path: "p").path]).run()
        var result: [Int: [Read]] = [:]
        let pictures = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        for (index, picture) in pictures.enumerated() {
            result[index + 1] = try tesseract(folder.appending(path: picture).path)[1]
        }
        return result
    }

    private func tesseract(_ picture: String) throws(Command.Failure) -> [Int: [Read]] {
        let run = try Command(program: "tesseract", arguments: [picture, "-", "tsv"], environment: ["OMP_THREAD_LIMIT": "1"]).run()
        var result: [Int: [Read]] = [:]
        var size: [Int: (width: Double, height: Double)] = [:]
        for row in String(decoding: run.output, as: UTF8.self).split(separator: "\n").dropFirst() {
            // level page block par line word left top width height conf text
            let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 12, let page = Int(cells[1]), let left = Double(cells[6]), let top = Double(cells[7]),
                let width = Double(cells[8]), let height = Double(cells[9])
            else { continue }
            if cells[0] == "1" { size[page] = (width, height) }
            guard cells[0] == "5", let paper = size[page], cells[11].contains(where: { !$0.isWhitespace }) else { continue }
            let box = [left / paper.width, top / paper.height, (left + width) / paper.width, (top + height) / paper.height]
            result[page, default: []].append(Read(text: String(cells[11]), box: box))
        }
        return result
    }

    // MARK: - Table

    private func share(_ part: Int, _ whole: Int) -> String {
        whole == 0 ? "-" : String(format: "%.1f", 100 * Double(part) / Double(whole))
    }

    private func line(_ cells: String...) {
        print(cells.enumerated().map { $0 == 0 ? $1.padding(toLength: 42, withPad: " ", startingAt: 0) : String(repeating: " ", count: max(1, 10 - $1.count)) + $1 }.joined())
    }
}
