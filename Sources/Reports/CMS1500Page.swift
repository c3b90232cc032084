public import Claims
public import Documents
import PageText

/// The boxes of the CMS-1500 as they will be filled, on one page: for proof-reading, not to be sent.
public enum CMS1500Page {
    public static func render(_ form: CMS1500, claimID: String) throws(PDFWritingError) -> [UInt8] {
        let canvas = try PDFCanvas(title: "CMS-1500 proof, claim \(Printable.clipped(claimID, to: 40))")
        canvas.text("CMS-1500 (02/12), proof of the boxes that this claim fills", x: 36, y: 28, width: 400, .init(size: 11, isBold: true))
        canvas.text("Not a claim form: for proof-reading only.", x: 376, y: 30, width: 200, .init(size: 8, alignment: .right))
        for entry in form.entries {
            let box = entry.place
            canvas.frame(x: box.x, y: box.y, width: box.width, height: box.height, weight: 0.5)
            canvas.text("\(entry.box)  \(entry.title)", x: box.x + 3, y: box.y + 1.5, width: box.width - 4, .init(size: 6.5))
            // A box of the form has one line: what is longer is set smaller, and cut only where it could not be read.
            let value = Printable.text(entry.value)
            var size = 9.5
            while size > 6, Double(value.count) * size * 0.602 > box.width - 6 { size -= 0.5 }
            let room = max(1, Int((box.width - 6) / (size * 0.602)))
            canvas.text(Printable.clipped(value, to: room).replacing(" ", with: "\u{A0}"), x: box.x + 3, y: box.y + 11, width: box.width, .init(size: size, isMono: true))
        }
        canvas.endPage()
        return try PDFAssembly.join(cover: try canvas.finish(), parts: [])
    }
}
