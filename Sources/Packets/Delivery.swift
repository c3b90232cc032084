/// Whether the packet goes to the payer, or lies ready: making it and sending it are different decisions.
public struct Delivery: Hashable, Sendable {
    public enum Decision: String, Hashable, Sendable, Codable {
        /// Nothing is sent; the packet lies ready.
        case onFile = "on_file"
        /// The payer is likely to ask for it: nothing is sent before.
        case onRequest = "on_request"
        /// The papers go beside the claim, announced in it (837P PWK).
        case withClaim = "with_claim"

        /// What a biller does.
        public var plainName: String {
            switch self {
            case .onFile: "Keep the packet on file"
            case .onRequest: "Send the packet when asked for it"
            case .withClaim: "Send the packet with the claim"
            }
        }
    }

    public let decision: Decision
    /// Why, in a biller's words.
    public let reason: String
    /// By which ways papers reach this payer, the usual one first; empty where the profile does not say.
    public let ways: [PaperAttachment.Transmission]
    /// Where the decision comes from.
    public let source: String
}

extension ClaimCase {
    /// Send or keep, for this payer.
    var delivery: Delivery {
        let payer = profile.title
        func decided(_ decision: Delivery.Decision, _ reason: String, _ matter: PayerProfile.Matter) -> Delivery {
            Delivery(decision: decision, reason: reason, ways: decision == .onFile ? [] : profile.papersBy, source: profile.grounds[matter]?.source ?? "")
        }
        switch profile.invoice {
        case .withClaim: return decided(.withClaim, "\(payer) wants the invoice with each claim.", .invoice)
        case .withoutPrice where price == nil: return decided(.withClaim, "No price of the drug is published and \(payer) then wants the invoice with the claim.", .invoice)
        default: break
        }
        if profile.papersWhenTooLong, !lacksRoomFor.isEmpty {
            return decided(.withClaim, "The line's description has no room for \(lacksRoomFor.joined(separator: " and ")) and \(payer) takes papers then.", .papersWhenTooLong)
        }
        switch profile.papers {
        case .withClaim: return decided(.withClaim, "\(payer) wants the papers with each claim.", .papers)
        case .onRequest: return decided(.onRequest, "\(payer) asks for the papers it needs: send none before.", .papers)
        case .onFile where profile.papersUnasked == .ignored: return decided(.onFile, "\(payer) ignores papers that it did not ask for.", .papersUnasked)
        case .onFile where profile.invoice == .onRequest: return decided(.onRequest, "\(payer) asks for the invoice when it needs it: send none before.", .invoice)
        case .onFile: return decided(.onFile, "The claim says all that \(payer) needs: send the packet only when asked for it.", .papers)
        }
    }

    /// Parts that the payer must be told and that found no room.
    private var lacksRoomFor: [String] {
        let all = ClaimLineBuilder(self).narrative
        let count = profile.narrativeMustSay.count
        return Array(all.parts.prefix(count)).filter { !billed.narrative.contains($0) && answers?.narrative == nil }
    }
}
