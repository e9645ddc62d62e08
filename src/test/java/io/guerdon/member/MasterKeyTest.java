package io.guerdon.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
    @Test
    void derivesAKeyPerPurpose() {
        assertThat(Keys.ONE.derive("a")).hasSize(32).isEqualTo(Keys.ONE.derive("a"));
        assertThat(Keys.ONE.derive("a")).isNotEqualTo(Keys.ONE.derive("b")).isNotEqualTo(Keys.TWO.derive("a"));
    }

    @Test
    void refusesAKeyOfAnotherLengthWithoutQuotingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKey.ofBase64("c2hvcnQ="))
                .withMessage("the master key is 32 bytes, in base64");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKey.ofBase64("s3cr*t"))
                .withMessage("the master key is not base64")
                .withNoCause();
    }

    @Test
    void makesAKeyFileOnceThatOnlyItsOwnerReads(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("data").resolve("master.key");

        MasterKey made = KeyFile.openOrCreate(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(KeyFile.openOrCreate(file).derive("a")).isEqualTo(made.derive("a"));
        assertThat(made.derive("a"))
                .isNotEqualTo(KeyFile.openOrCreate(directory.resolve("other")).derive("a"));
    }
}
