package io.guerdon.reward;

import io.guerdon.ledger.Claims;
import io.guerdon.ledger.History;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.RewardId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The shelves of all limited rewards that this process has been asked for. */
final class Shelves {
    private final Claims claims;
    private final History history;
    private final Map<Name, Shelf> shelves = new ConcurrentHashMap<>();

    Shelves(Claims claims, History history) {
        this.claims = claims;
        this.history = history;
    }

    Shelf of(ProgramId program, RewardId reward) {
        return shelves.computeIfAbsent(new Name(program, reward), _ -> new Shelf(claims, history, program, reward));
    }

    private record Name(ProgramId program, RewardId reward) {}
}
