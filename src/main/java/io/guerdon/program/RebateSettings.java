package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.RebateId;
import io.guerdon.unit.VolumeSteps;
import io.guerdon.unit.WalletId;
import java.util.Optional;

/**
 * What members get for how much they buy over a period.
 *
 * @param id its name
 * @param measure the wallet for status whose units are the volume; its lots say by their expiry on which day they were earned. Rules
 *     that give one for each minor unit make it money
 * @param per over what it is counted
 * @param members who has it
 * @param volume what it comes to
 * @param pays how that is paid
 */
public record RebateSettings(
        RebateId id, WalletId measure, CalendarPeriod per, Members members, VolumeSteps volume, Pays pays) {
    /** Who has a rebate. */
    public enum Members {
        ALL,
        /** Whom an operator signed up, for that time. */
        SIGNED_UP
    }

    /**
     * How a rebate is paid.
     *
     * @param wallet one that holds money, whose own settings say until when, and from when it can be spent
     * @param afterDays how many days after its period, so that returns can come in
     * @param issuer the merchant that funds it; nobody but the house where there is none
     */
    public record Pays(
            WalletId wallet,
            int afterDays,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<MerchantId> issuer) {}

    /** Whether what was counted for one counts for the other. */
    boolean countsLike(RebateSettings other) {
        return measure.equals(other.measure) && per == other.per;
    }
}
