package io.guerdon;

import io.guerdon.access.Binding;
import io.guerdon.access.Key;
import io.guerdon.access.Keys;
import io.guerdon.access.Role;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.program.Revision;
import io.guerdon.program.SettingsForm;
import io.guerdon.unit.ProgramId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Founds a program from a file of settings, where it does not exist yet, and gives it its first key: an admin's, written once
 * into a file that only its owner can read. Every other key is issued with that one.
 */
@Component
@ConditionalOnProperty("guerdon.first-program.settings")
@EnableConfigurationProperties(FirstProgram.Paths.class)
class FirstProgram implements ApplicationRunner {
    private final Programs programs;
    private final Keys keys;
    private final Paths files;

    FirstProgram(Programs programs, Keys keys, Paths files) {
        this.programs = programs;
        this.keys = keys;
        this.files = files;
    }

    /**
     * Where things are.
     *
     * @param settings JSON of the program
     * @param adminKey where the first key is written; must not exist before
     */
    @ConfigurationProperties("guerdon.first-program")
    record Paths(Path settings, Path adminKey) {}

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        Program program = program(Files.readString(files.settings()));
        if (programs.find(program.id()).isEmpty()) {
            programs.publish(Revision.founding(program));
        }
        if (keys.of(program.id()).isEmpty()) {
            issue(program.id());
        }
    }

    private Program program(String file) {
        return switch (SettingsForm.readFounding(file)) {
            case SettingsForm.Reading.Valid valid -> valid.program();
            case SettingsForm.Reading.Invalid invalid ->
                throw new IllegalStateException(files.settings() + ": " + invalid.violations());
        };
    }

    private void issue(ProgramId program) throws IOException {
        Key.Grant grant = new Key.Grant(Role.ADMIN, Binding.NONE, "first");
        switch (keys.issue(program, grant, UUID.randomUUID().toString())) {
            case Keys.Issuing.Issued issued -> write(issued.key().text());
            case Keys.Issuing.Refused refused ->
                throw new IllegalStateException(refused.refusal().code());
        }
    }

    private void write(String text) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(files.adminKey(), ownerOnly);
        Files.writeString(files.adminKey(), text + "\n", StandardOpenOption.WRITE);
    }
}
