package io.guerdon.member;

import com.github.benmanes.caffeine.cache.Ticker;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;

/**
 * What can be done with members.
 *
 * @param enrolments enrol
 * @param directory find, issue tokens
 * @param identifiers add, remove, block, unblock
 * @param statuses suspend, activate, close
 * @param personalData view, update, export, erase
 */
public record Members(
        Enrolments enrolments,
        Directory directory,
        Identifiers identifiers,
        Statuses statuses,
        PersonalData personalData) {

    /** Members over a ledger's stores and a store of their own. */
    public static Members over(Stores stores, Profiles profiles, MasterKey master, Clock clock, Limits limits) {
        MemberParts parts = new MemberParts(stores, profiles, master);
        MemberTokens tokens = new MemberTokens(master, limits.tokenLifetime);
        Directory directory = new Directory(parts, tokens, clock, limits);
        return new Members(
                new Enrolments(parts, directory),
                directory,
                new Identifiers(parts, directory),
                new Statuses(parts),
                new PersonalData(parts, directory));
    }

    /** Where members live in the ledger. */
    public record Stores(Ledger ledger, Accounts accounts, History history, Claims claims) {}

    /**
     * Bounds.
     *
     * @param tokenLifetime how long a QR token is good for
     * @param remembered how many look-ups are remembered
     * @param ticker by which they age; never runs backwards
     */
    public record Limits(Duration tokenLifetime, int remembered, Ticker ticker) {
        /** A minute, and a hundred thousand. */
        public static final Limits USUAL = new Limits(Duration.ofSeconds(60), 100_000, Ticker.systemTicker());
    }
}
