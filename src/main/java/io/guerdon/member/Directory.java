package io.guerdon.member;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.ChainId;
import io.guerdon.member.StoredMember.Standing;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.ProgramId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds members by whatever a caller has, with two point reads at most and usually with none. What is found is remembered as
 * long as no other process writes, and for {@link #MEMORY} where one does; so an identifier that was removed, or a card that
 * was blocked, by another process may be served here for that long, and never longer. Changes made by this process count at
 * once. What is not found is never remembered.
 */
public final class Directory {
    /** How long another process's removal or block may stay unnoticed here. */
    public static final Duration MEMORY = Duration.ofSeconds(10);

    private final MemberParts parts;
    private final MemberTokens tokens;
    private final Clock clock;
    private final Ticker ticker;
    private final Cache<String, Place> places;

    Directory(MemberParts parts, MemberTokens tokens, Clock clock, Members.Limits limits) {
        this.parts = parts;
        this.tokens = tokens;
        this.clock = clock;
        this.ticker = limits.ticker();
        this.places = Caffeine.newBuilder().maximumSize(limits.remembered()).build();
    }

    /** Finds the member a caller names. */
    public Resolution resolve(ProgramId program, MemberRef ref) {
        return resolve(program, ref, clock.instant());
    }

    /** The same, where a token is one that was shown at an instant. */
    public Resolution resolve(ProgramId program, MemberRef ref, Instant shown) {
        return switch (ref) {
            case MemberRef.ById byId -> byId(program, byId.id());
            case MemberRef.ByIdentifier by ->
                byIdentifier(parts.blinding(program).claim(by.identifier()));
            case MemberRef.ByToken byToken ->
                switch (tokens.read(program, byToken.token(), shown)) {
                    case MemberTokens.Read read -> byId(program, read.member());
                    case MemberTokens.Expired expired ->
                        new Resolution.Barred(
                                new ChainId(program, expired.member()), new MemberRefusal.MemberTokenExpired());
                    case MemberTokens.Refused refused -> new Resolution.Missed(refused.refusal());
                };
        };
    }

    /** What a caller says, as the fingerprint of a request may see it: the same for the same name, whoever bears it later. */
    public String blinded(ProgramId program, MemberRef ref) {
        return switch (ref) {
            case MemberRef.ById byId -> byId.id().value();
            case MemberRef.ByIdentifier by -> parts.blinding(program).claim(by.identifier());
            case MemberRef.ByToken byToken ->
                switch (tokens.read(program, byToken.token(), clock.instant())) {
                    case MemberTokens.Read read -> read.member().value();
                    case MemberTokens.Expired expired -> expired.member().value();
                    case MemberTokens.Refused _ -> "";
                };
        };
    }

    /** A token for the member's phone to show. */
    public MemberToken token(ChainId member) {
        return tokens.issue(member.program(), member.member(), clock.instant());
    }

    private Resolution byId(ProgramId program, MemberId id) {
        ChainId chain = new ChainId(program, id);
        return resolution(place(chain.value(), _ -> enrolled(chain)));
    }

    private Resolution byIdentifier(String claim) {
        return resolution(place(claim, this::pointed));
    }

    private @Nullable Place place(String name, Function<String, @Nullable Place> find) {
        Place known = places.getIfPresent(name);
        if (known != null && isStale(known)) {
            places.asMap().remove(name, known);
        }
        return places.get(name, find);
    }

    private boolean isStale(Place place) {
        long age = ticker.read() - place.foundNanos;
        return age >= MEMORY.toNanos() && age > parts.accounts().staleness().toNanos();
    }

    private static Resolution resolution(@Nullable Place place) {
        if (place == null) {
            return new Resolution.Missed(new MemberRefusal.MemberNotFound());
        }
        return switch (place.standing) {
            case USABLE -> new Resolution.Found(place.chain);
            case BLOCKED -> new Resolution.Barred(place.chain, new MemberRefusal.CardBlocked());
            case GONE -> new Resolution.Missed(new MemberRefusal.MemberNotFound());
        };
    }

    private @Nullable Place enrolled(ChainId chain) {
        boolean there = parts.accounts().read(chain).status() != AccountStatus.NEW;
        return there ? new Place(chain, Standing.USABLE, ticker.read()) : null;
    }

    /** A claim counts once the member's file lists it: before that, its entry may be missing. */
    private @Nullable Place pointed(String claim) {
        Optional<ChainId> chain = parts.owners().pointed(claim);
        return chain.map(there -> found(there, claim))
                .filter(place -> place.standing != Standing.GONE)
                .orElse(null);
    }

    /** Its age counts from before the read, so that nothing is remembered for longer than it should be. */
    private Place found(ChainId chain, String claim) {
        long now = ticker.read();
        return new Place(chain, parts.files().standing(chain, claim), now);
    }

    /** A member who has just enrolled here is likely to be asked for next. */
    void remember(String claim, ChainId member) {
        places.put(claim, new Place(member, Standing.USABLE, ticker.read()));
    }

    void forget(String claim) {
        places.invalidate(claim);
    }

    private record Place(ChainId chain, Standing standing, long foundNanos) {}
}
