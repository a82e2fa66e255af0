package org.pontis.sandbox.e2e.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.pontis.sandbox.run.Cluster;

/** The database as somebody sees it who administers it, and may write whatever she likes. */
record Books(Cluster cluster) {

    /** Runs statements. */
    void write(String sql) {
        rows(sql);
    }

    /** What a query finds, a line each, its columns between bars. */
    List<String> rows(String sql) {
        try {
            Path folder = Files.createTempDirectory(
                    "pontis-books-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx")));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            Path script = Files.writeString(folder.resolve("sql"), sql);
            Path out = folder.resolve("out");
            cluster.shell("psql --no-psqlrc -v ON_ERROR_STOP=1 -qAt -f '" + script + "' > '" + out + "'");
            List<String> rows = Files.readAllLines(out);
            Files.delete(out);
            Files.delete(script);
            Files.delete(folder);
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int number(String sql) {
        return Integer.parseInt(rows(sql).getFirst());
    }
}
