package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.RedeemRate;
import java.util.List;
import java.util.Optional;

/**
 * A merchant's part in a program.
 *
 * @param id its id
 * @param issuing whether purchases there earn
 * @param redeemRate what points are worth there; empty where it does not accept them
 * @param standing whether it takes part for now; without restrictions where there is none
 * @param clearing what was agreed about what partners owe each other; empty for what is usual
 * @param mostIssued how many points it issues at most; the least one counts
 * @param onlyBought what becomes of points that it has not bought in packs; empty where it issues them too
 * @param stores those it lists; where there are none, tills may name any
 */
public record Merchant(
        MerchantId id,
        Issuing issuing,
        Optional<RedeemRate> redeemRate,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Standing> standing,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<ClearingTerms> clearing,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<IssuingCap> mostIssued,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<RuleGroup.Overflow> onlyBought,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Stores> stores) {
    public Merchant {
        mostIssued = List.copyOf(mostIssued);
    }

    /** Of a merchant that lists no stores. */
    public Merchant(
            MerchantId id,
            Issuing issuing,
            Optional<RedeemRate> redeemRate,
            Optional<Standing> standing,
            Optional<ClearingTerms> clearing,
            List<IssuingCap> mostIssued,
            Optional<RuleGroup.Overflow> onlyBought) {
        this(id, issuing, redeemRate, standing, clearing, mostIssued, onlyBought, Optional.empty());
    }

    /** Of a merchant that issues as much as is earned there. */
    public Merchant(
            MerchantId id,
            Issuing issuing,
            Optional<RedeemRate> redeemRate,
            Optional<Standing> standing,
            Optional<ClearingTerms> clearing) {
        this(id, issuing, redeemRate, standing, clearing, List.of(), Optional.empty());
    }

    /** Of a merchant without restrictions, on the usual terms. */
    public Merchant(MerchantId id, Issuing issuing, Optional<RedeemRate> redeemRate) {
        this(id, issuing, redeemRate, Optional.empty(), Optional.empty());
    }

    /** Whether a merchant funds points. */
    public enum Issuing {
        ISSUES,
        DOES_NOT_ISSUE
    }

    /** Whether a merchant takes part for now. What happened before can be returned, voided and reversed whatever it is. */
    public enum Standing {
        ACTIVE,
        /** It funds nothing more, and goes on accepting. */
        NOT_ISSUING,
        /** Nothing is earned or spent there. */
        SUSPENDED
    }

    /** Whether purchases there earn now. */
    boolean issues() {
        return issuing == Issuing.ISSUES && standing.orElse(Standing.ACTIVE) == Standing.ACTIVE;
    }

    /** Whether it funds what it is to fund, whatever that is given for. */
    boolean funds() {
        return standing.orElse(Standing.ACTIVE) == Standing.ACTIVE;
    }

    boolean isSuspended() {
        return standing.orElse(Standing.ACTIVE) == Standing.SUSPENDED;
    }

    /** The stores it lists, maybe none. */
    public Stores listedStores() {
        return stores.orElse(Stores.NONE);
    }

    /** What was agreed with it. */
    public ClearingTerms terms() {
        return clearing.orElse(ClearingTerms.USUAL);
    }

    /** What it is paid for points that another funded, before the fee; empty where it takes none. */
    public Optional<RedeemRate> paidForPoints() {
        return terms().paid().or(() -> redeemRate);
    }
}
