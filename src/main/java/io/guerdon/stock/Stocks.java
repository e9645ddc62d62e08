package io.guerdon.stock;

import io.guerdon.ledger.Claims;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.unit.ProgramId;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Every stock that this process has been asked for. */
public final class Stocks {
    private final Ledger ledger;
    private final Claims claims;
    private final History history;
    private final Clock clock;
    private final Map<Name, Stock> stocks = new ConcurrentHashMap<>();

    /** Stocks whose numbers are taken by entries of a ledger. */
    public Stocks(Ledger ledger, Claims claims, History history, Clock clock) {
        this.ledger = ledger;
        this.claims = claims;
        this.history = history;
        this.clock = clock;
    }

    /** The stock of something in a program. */
    public Stock of(ProgramId program, Numbered what) {
        return stocks.computeIfAbsent(
                new Name(program, what), _ -> new Stock(new Marks(program, what, claims, history), ledger, clock));
    }

    private record Name(ProgramId program, Numbered what) {}
}
