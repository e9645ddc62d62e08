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
    final int[] backAmounts;
    final int[] backPieces;
    /** Points spent on it, in the order they were spent, by the entry that spent them. */
    List<Spent> spending = new ArrayList<>();

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
        this.backAmounts = new int[amounts.length];
        this.backPieces = new int[amounts.length];
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
        return java.util.Arrays.stream(backAmounts).sum();
    }

    /** Takes the goods back; false where there are not so many. */
    boolean takeBack(List<ReturnedLine> lines) {
        int[] money = backAmounts.clone();
        int[] count = backPieces.clone();
        for (ReturnedLine line : lines) {
            int at = line.line() - 1;
            if (at >= amounts.length || line.quantity() > pieces[at] - count[at]) {
                return false;
            }
            int worth = (int) line.amount();
            if (worth == 0) {
                int until = amounts[at] * (count[at] + (int) line.quantity()) / pieces[at];
                worth = until - amounts[at] * count[at] / pieces[at];
            }
            if (worth > amounts[at] - money[at]) {
                return false;
            }
            money[at] += worth;
            count[at] += (int) line.quantity();
        }
        System.arraycopy(money, 0, backAmounts, 0, money.length);
        System.arraycopy(count, 0, backPieces, 0, count.length);
        return true;
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
