package io.guerdon.simulation;

import io.guerdon.earning.ReturnedLine;
import java.util.ArrayList;
import java.util.List;

/** A purchase of the model. */
final class Bought {
    final String receipt;
    final int[] amounts;
    final int[] pieces;
    final int nonEarning;
    final int batch;
    final long opened;
    /** What was given for each line: money, pieces, and pieces without money. */
    final int[] backMoney;

    final int[] backPieces;
    final int[] backBare;
    /** Points spent on it, in the order they were spent, by the entry that spent them. */
    List<Spent> spending = new ArrayList<>();

    /** Points that returns took and that could be spent. */
    List<Pt> taken = new ArrayList<>();

    int earned;
    int claimed;
    int restored;
    int countedExpired;
    long shortOwed;
    long shortWrittenOff;
    int returns;
    boolean reversed;

    Bought(String receipt, int[] amounts, int[] pieces, int nonEarning, int batch, long opened) {
        this.receipt = receipt;
        this.amounts = amounts;
        this.pieces = pieces;
        this.nonEarning = nonEarning;
        this.batch = batch;
        this.opened = opened;
        this.backMoney = new int[amounts.length];
        this.backPieces = new int[amounts.length];
        this.backBare = new int[amounts.length];
    }

    List<Pt> spent() {
        return spending.stream()
                .filter(spent -> !spent.reversed)
                .flatMap(spent -> spent.points.stream())
                .toList();
    }

    int total() {
        return java.util.Arrays.stream(amounts).sum();
    }

    int back() {
        return java.util.Arrays.stream(worth()).sum();
    }

    /** What is back of each line, in money: a piece without money is worth its share, the last one what is left. */
    int[] worth() {
        int[] worth = new int[amounts.length];
        for (int at = 0; at < amounts.length; at++) {
            int money = backMoney[at] + amounts[at] * backBare[at] / pieces[at];
            boolean all = backBare[at] > 0 && backPieces[at] == pieces[at];
            worth[at] = all || money > amounts[at] ? amounts[at] : money;
        }
        return worth;
    }

    /** Takes the goods back; false where there are not so many, and then some of them may have been taken. */
    boolean takeBack(List<ReturnedLine> lines) {
        for (ReturnedLine line : lines) {
            int at = line.line() - 1;
            if (at >= amounts.length
                    || line.quantity() > pieces[at] - backPieces[at]
                    || line.amount() > amounts[at] - worth()[at]) {
                return false;
            }
            backMoney[at] += (int) line.amount();
            backPieces[at] += (int) line.quantity();
            backBare[at] += line.amount() == 0 ? (int) line.quantity() : 0;
        }
        return true;
    }

    /** Everything returns have changed, to go back to. */
    Runnable mark() {
        int[] money = backMoney.clone();
        int[] count = backPieces.clone();
        int[] bare = backBare.clone();
        List<Pt> took = List.copyOf(taken);
        return () -> {
            System.arraycopy(money, 0, backMoney, 0, money.length);
            System.arraycopy(count, 0, backPieces, 0, count.length);
            System.arraycopy(bare, 0, backBare, 0, bare.length);
            taken = new ArrayList<>(took);
        };
    }

    /** What one entry spent. */
    static final class Spent {
        final List<Pt> points;
        boolean reversed;

        Spent(List<Pt> points) {
            this.points = points;
        }
    }
}
