package io.guerdon.earning;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.History;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import java.util.Optional;

/**
 * Finds what a return is judged by: the entry that recorded the purchase, by its id in the chain or by its receipt through the
 * claim on it, with what has happened to it since; and the revision of the program it was recorded under.
 */
record PurchaseFinder(Claims claims, Programs programs) {

    /**
     * A purchase to be judged again.
     *
     * @param purchase with its history
     * @param rules of its day
     */
    record Found(PurchaseHistory purchase, Program rules) {}

    Optional<Found> find(History history, ChainId chain, PurchaseRef ref) {
        return entry(history, chain, ref).map(entry -> new Found(PurchaseHistory.read(history, entry), rules(entry)));
    }

    private Optional<Entry> entry(History history, ChainId chain, PurchaseRef ref) {
        Optional<Entry> entry = switch (ref) {
            case PurchaseRef.ById byId -> history.bySeq(chain, byId.id().seqIn(chain));
            case PurchaseRef.ByReceipt by -> byReceipt(history, chain, by);
        };
        return entry.filter(found -> found.kind() == EntryKind.EARN);
    }

    private Optional<Entry> byReceipt(History history, ChainId chain, PurchaseRef.ByReceipt by) {
        Claim claim = PurchaseDecision.receiptClaim(chain.program(), by.merchant(), by.receipt());
        return claims.holder(claim.id())
                .filter(holder -> holder.chain().equals(chain))
                .flatMap(holder -> history.byKey(chain, holder.key()))
                .filter(claim::isHeldBy);
    }

    private Program rules(Entry entry) {
        int revision = entry.draft().why().trace().revision();
        return programs.revision(entry.chain().program(), revision)
                .orElseThrow(() -> new IllegalStateException(
                        "revision " + revision + " of " + entry.chain().program() + " is missing"));
    }
}
