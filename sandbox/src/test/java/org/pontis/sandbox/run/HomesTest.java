package org.pontis.sandbox.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class HomesTest {

    private static final long NOBODY = Long.MAX_VALUE;

    @TempDir
    Path folder;

    @Test
    void aHomeNobodyUsesGoesWhenANewOneComes() throws IOException {
        Path old = home("old");
        Path left = home("left-behind");
        Files.createDirectories(left.resolve("users"));
        Files.writeString(left.resolve("users/" + NOBODY), "");
        Path now = home("now");
        new Homes(folder).keepOnly(now);
        assertThat(now).exists();
        assertThat(old).doesNotExist();
        assertThat(left).doesNotExist();
    }

    @Test
    void aHomeInUseStays() throws IOException {
        Path running = home("running");
        Homes.use(running);
        new Homes(folder).keepOnly(home("now"));
        assertThat(running.resolve("lib/app.jar")).exists();
    }

    private Path home(String name) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("lib"));
        Files.writeString(home.resolve("lib/app.jar"), "");
        return home;
    }
}
