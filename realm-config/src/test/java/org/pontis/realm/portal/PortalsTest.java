package org.pontis.realm.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PortalsTest {

    @Test
    void bothEndingsOfYamlAreReadAndNothingElse(@TempDir Path folder) throws IOException {
        for (String name : List.of("b.yml", "a.yaml", "health.xml", "c.yaml~")) {
            Files.writeString(folder.resolve(name), name);
        }
        assertThat(Portals.files(folder).values()).containsExactly("a.yaml", "b.yml");
    }
}
