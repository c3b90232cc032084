import Packets
import PageText

/// The lines of a page that rows for other products take, and nothing else: where a row cannot be told from what stays, it stays too.
struct CoveredRows {
    struct Row {
        let relation: LineRelation
        /// Of what was read of it, on the upright and level page.
        let boxes: [Box]
    }

    /// What is covered, on the upright and level page.
    private(set) var bands: [Box] = []
    /// Rows that are covered.
    private(set) var count = 0
    /// Rows that may be for another product, and are left to a person.
    private(set) var unsure = 0

    private let lines: [TextLine]
    /// Of lines.
    private var covered: Set<Int> = []

    /// - Parameter kept: boxes of what must be seen: heads, totals, what the claim is built on.
    init(page: Page, rows: [Row], kept: [Box]) {
        lines = page.lines()
        let ranges = rows.map { range(of: $0.boxes) }
        var stays = lines(at: kept)
        for (row, range) in zip(rows, ranges) where row.relation != .other { stays.formUnion(range) }
        var taken: [Range<Int>] = []
        for (row, range) in zip(rows, ranges) where row.relation != .own {
            guard row.relation == .other, !range.isEmpty, stays.isDisjoint(with: range), !runsInto(range) else {
                unsure += 1
                stays.formUnion(range)
                continue
            }
            taken.append(range)
            covered.formUnion(range)
        }
        count = taken.count
        for range in taken { coverContinuation(of: range, before: stays.union(taken.flatMap { $0 })) }
        bands = joined(width: Box.union(rows.flatMap(\.boxes)))
    }

    // MARK: - Lines of a row

    private func lines(at boxes: [Box]) -> Set<Int> {
        Set(lines.indices.filter { line in
            lines[line].words.contains { word in boxes.contains { $0.contains(x: word.box.centerX, y: word.box.centerY) } }
        })
    }

    private func range(of boxes: [Box]) -> Range<Int> {
        let found = lines(at: boxes)
        guard let first = found.min(), let last = found.max() else { return 0..<0 }
        return first..<last + 1
    }

    /// On a page that was photographed lines may be so bent that a straight band would cover their neighbours.
    private func runsInto(_ range: Range<Int>) -> Bool {
        range.contains { index in
            lines.indices.contains { other in
                !range.contains(other) && lines[other].words.contains { word in
                    word.box.verticalOverlap(lines[index].box) > 0.4 * min(word.box.height, lines[index].box.height) && word.box.horizontalOverlap(lines[index].box) > 0
                }
            }
        }
    }

    /// What stands close below a row without being read is the row's: a note, the name of whom it was ordered for.
    private mutating func coverContinuation(of range: Range<Int>, before others: Set<Int>) {
        let next = lines.indices.first { $0 >= range.upperBound && others.contains($0) } ?? lines.count
        for index in range.upperBound..<max(range.upperBound, next) {
            let height = min(lines[index].box.height, lines[index - 1].box.height), gap = lines[index].box.top - lines[index - 1].box.bottom
            let rest = next < lines.count ? lines[next].box.top - lines[index].box.bottom : .infinity
            // Between two rows that are covered there is nothing of the claim's; elsewhere it must stand nearer to this row than to the next.
            let isWithin = covered.contains(next) ? gap < 1.5 * height : gap < 0.6 * height && rest > gap + 0.3 * height
            guard isWithin, gap > -0.5 * height, !lines[index].words.contains(where: { Self.isAmount($0.text) }), !runsInto(index..<index + 1) else { return }
            covered.insert(index)
        }
    }

    /// "12.50", "$1,200.00": a line with one may be a total.
    private static func isAmount(_ text: String) -> Bool {
        let parts = text.split(separator: ".")
        return text.contains("$") || parts.count == 2 && parts[1].count == 2 && parts[1].allSatisfy(\.isNumber) && parts[0].contains(where: \.isNumber)
    }

    // MARK: - Bands

    /// Lines that follow one another are covered as one, as wide as the table.
    private func joined(width: Box?) -> [Box] {
        guard let all = Box.union(covered.map { lines[$0].box } + [width].compactMap { $0 }) else { return [] }
        let open = lines.indices.filter { !covered.contains($0) }.flatMap { lines[$0].words.map(\.box) }
        var bands: [Box] = []
        var group: Box?
        for index in lines.indices {
            guard covered.contains(index) else { continue }
            group = group?.union(lines[index].box) ?? lines[index].box
            guard !covered.contains(index + 1), let whole = group else { continue }
            group = nil
            let wide = Box(left: all.left, top: whole.top, right: all.right, bottom: whole.bottom)
            let isFree = !open.contains { wide.contains(x: $0.centerX, y: $0.centerY) }
            bands.append(padded(isFree ? wide : whole, among: open))
        }
        return bands
    }

    /// With some room around it, to the middle of the gap above and below at most.
    private func padded(_ band: Box, among open: [Box]) -> Box {
        let beside = open.filter { $0.horizontalOverlap(band) > 0 }
        let above = beside.filter { $0.centerY < band.centerY }.map(\.bottom).max() ?? -.infinity
        let below = beside.filter { $0.centerY > band.centerY }.map(\.top).min() ?? .infinity
        return Box(
            left: band.left - 3, top: band.top - min(2.5, (band.top - above) / 2), right: band.right + 3, bottom: band.bottom + min(2.5, (below - band.bottom) / 2))
    }
}
