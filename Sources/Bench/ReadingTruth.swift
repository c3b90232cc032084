import Foundation

/// What is printed on the pages of one file: whole pages of our own making, or the values of a labelled document.
struct ReadingTruth {
    struct Print {
        let text: String
        /// Left, top, right, bottom as fractions of the page; nil where damage moved it.
        let box: [Double]?
    }

    let file: String
    /// The kind of damage, "fax_std" for one.
    let rendering: String
    /// By page number from 1.
    let pages: [Int: [Print]]
    /// Every word of the pages is listed, so that what is read besides is wrong.
    let isWhole: Bool

    private struct WholePage: Decodable {
        struct Word: Decodable { let text: String }
        let file: String
        let rendering: String
        let words: [Word]
    }

    private struct Labelled: Decodable {
        struct Rendering: Decodable { let `class`: String }
        struct Document: Decodable {
            let fields: [String: Value]
            let line_items: [Item]
        }
        struct Item: Decodable { let fields: [String: Value] }
        /// One value, or a list of them in a list field.
        struct Value: Decodable {
            let printed: Texts?
            let page: Numbers
            let bbox: Boxes?
        }
        let file: String
        let rendering: Rendering
        let documents: [Document]
    }

    /// One or many, null for none.
    private struct Texts: Decodable {
        let all: [String?]
        init(from decoder: any Decoder) throws {
            let one = try decoder.singleValueContainer()
            if one.decodeNil() {
                all = []
            } else if let text = try? one.decode(String.self) {
                all = [text]
            } else {
                all = try one.decode([String?].self)
            }
        }
    }
    private struct Numbers: Decodable {
        let first: Int
        init(from decoder: any Decoder) throws {
            let one = try decoder.singleValueContainer()
            first = try (try? one.decode(Int.self)) ?? one.decode([Int].self).first ?? 1
        }
    }
    private struct Boxes: Decodable {
        let all: [[Double]?]
        init(from decoder: any Decoder) throws {
            let one = try decoder.singleValueContainer()
            if one.decodeNil() {
                all = []
            } else if let box = try? one.decode([Double].self) {
                all = [box]
            } else {
                // Words for "the whole page" name no place.
                all = (try? one.decode([[Double]?].self)) ?? []
            }
        }
    }

    /// - Parameter url: a JSON file of either form.
    init?(_ url: URL) {
        guard let data = try? Data(contentsOf: url) else { return nil }
        if let page = try? JSONDecoder().decode(WholePage.self, from: data) {
            self.init(
                file: page.file, rendering: page.rendering, pages: [1: page.words.map { Print(text: $0.text, box: nil) }], isWhole: true)
        } else if let labelled = try? JSONDecoder().decode(Labelled.self, from: data) {
            // Boxes are those of the page before it was damaged.
            let isMoved = ["skew", "rotated", "photo"].contains(labelled.rendering.class)
            var pages: [Int: [Print]] = [:]
            for document in labelled.documents {
                for value in [document.fields] + document.line_items.map(\.fields) {
                    for value in value.values {
                        for (index, text) in (value.printed?.all ?? []).enumerated() {
                            guard let text, !text.isEmpty else { continue }
                            let boxes = value.bbox?.all ?? []
                            let box = boxes.indices.contains(index) && !isMoved ? boxes[index] : nil
                            pages[value.page.first, default: []].append(Print(text: text, box: box))
                        }
                    }
                }
            }
            self.init(
                file: URL(filePath: labelled.file).lastPathComponent, rendering: labelled.rendering.class, pages: pages, isWhole: false)
        } else {
            return nil
        }
    }

    private init(file: String, rendering: String, pages: [Int: [Print]], isWhole: Bool) {
        self.file = file
        self.rendering = rendering
        self.pages = pages
        self.isWhole = isWhole
    }
}
