package io.guerdon.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A command that was run in this process.
 *
 * @param status its exit status
 * @param said what it said of anything wrong, without the bars of its progress
 * @param told what it came to
 */
record Run(int status, String said, String told) {
    Run(int status, String said) {
        this(status, said, "");
    }

    static Run of(String... command) {
        PrintStream err = System.err;
        PrintStream out = System.out;
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        ByteArrayOutputStream outcome = new ByteArrayOutputStream();
        System.setErr(new PrintStream(screen, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(outcome, true, StandardCharsets.UTF_8));
        try {
            int status = CommandLineTool.run(command).orElseThrow();
            return new Run(
                    status, words(screen.toString(StandardCharsets.UTF_8)), outcome.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(err);
            System.setOut(out);
        }
    }

    private static String words(String screen) {
        List<String> lines = screen.lines()
                .map(line -> line.substring(line.lastIndexOf('\r') + 1))
                .filter(line -> !line.isBlank() && !line.contains("%"))
                .toList();
        return String.join("\n", lines);
    }
}
