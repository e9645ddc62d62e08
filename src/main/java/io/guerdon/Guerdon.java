package io.guerdon;

import io.guerdon.cli.CommandLineTool;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service, or runs a command of the command line. */
@SpringBootApplication
public class Guerdon {
    public static void main(String[] args) {
        CommandLineTool.run(args).ifPresentOrElse(System::exit, () -> SpringApplication.run(Guerdon.class, args));
    }
}
