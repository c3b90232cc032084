public import Claims
public import Documents
import PageText

/// The boxes of the CMS-1500 as they will be filled, on one page: for proof-reading, not to be sent.
public enum CMS1500Page {
    public static func render(_ form: CMS1500, claimID: String) throws(PDFWritingError) -> [UInt8] {
        let canvas = try PDFCanvas(title: "CMS-1500 proof, claim \(Printable.clipped(claimID, to: 40))")
        canvas.text("CMS-1500 (02/12), proof of the boxes that this claim fills", x: 36, y: 28, width: 400, .init(size: 11, isBold: true))
        canvas.text("Not a claim form: for proof-reading only.", x: 376, y: 30, width: 200, .init(size: 8, alignment: .right))
        for entry in form.boxes {
            let box = entry.place
            canvas.frame(x: box.x, y: box.y, width: box.width, height: box.height, weight: 0.5)
            canvas.text("\(entry.box)  \(entry.title)", x: box.x + 3, y: box.y + 1.5, width: box.width - 4, .init(size: 6.5))
            // What is longer than a line is set smaller, then on two lines, and cut only where it could not be read.
            let value = Printable.text(entry.value)
            let lines = box.height > 24 ? 2 : 1
            func room(_ size: Double) -> Int { max(1, Int((box.width - 6) / (size * 0.602))) }
            var size = 9.5
            while size > 7, value.count > room(size) { size -= 0.5 }
            if value.count <= room(size) {
                // Spaces between qualifier and code are part of what is entered.
                canvas.text(value.replacing(" ", with: "\u{A0}"), x: box.x + 3, y: box.y + 11, width: box.width, .init(size: size, isMono: true))
                continue
            }
            while size > 6, Printable.wrapped(value, to: room(size)).count > lines { size -= 0.5 }
            let wrapped = Printable.wrapped(value, to: room(size))
            for (index, text) in wrapped.prefix(lines).enumerated() {
                let isCut = index == lines - 1 && wrapped.count > lines
                canvas.text(isCut ? text.prefix(room(size) - 1) + "…" : text, x: box.x + 3, y: box.y + 10 + Double(index) * 9, width: box.width, .init(size: size, isMono: true))
            }
        }
        canvas.endPage()
        return try PDFAssembly.join(cover: try canvas.finish(), parts: [])
    }
}
