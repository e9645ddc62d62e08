package io.guerdon;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication
public class Guerdon {
    public static void main(String[] args) {
        SpringApplication.run(Guerdon.class, args);
    }
}
