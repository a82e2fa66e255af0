package org.pontis.sandbox.e2e.portals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.pontis.sandbox.e2e.Page;

/**
 * An Apache with one sample portal and an application behind it that prints its environment: what the module told it. It
 * runs under this account, and under a lesser one where this is the administrator's.
 */
final class Apache implements AutoCloseable {

    private static final Path MODULES = Path.of("/usr/lib/apache2/modules");
    private static final String ACCOUNT = "www-data";

    private final Program program;
    private final Path folder;

    private Apache(Program program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** Skips the test where Apache or the module is not installed. */
    static void needs(String module) {
        Samples.needs(Samples.tool("apache2"), "Apache");
        Samples.needs(MODULES.resolve("mod_" + module + ".so"), "libapache2-mod-" + module.replace('_', '-'));
    }

    /**
     * @param module such as {@code auth_mellon}; the sample is {@code portals/mod_auth_mellon/portal.conf}
     * @param port on loopback
     * @param folder for everything it writes, with {@code keys} in it
     * @param defines what the sample wants to be told
     */
    static Apache start(String module, int port, Path folder, Map<String, String> defines) {
        try {
            Files.createDirectories(folder.resolve("run"));
            Files.createDirectories(folder.resolve("www"));
            Files.writeString(folder.resolve("www/page.shtml"), "<pre><!--#printenv --></pre>");
            Path configuration = Files.writeString(folder.resolve("httpd.conf"), text(module, port, folder, defines));
            if (administrator()) {
                Samples.give(folder, ACCOUNT);
            }
            List<String> command =
                    List.of(Samples.tool("apache2").toString(), "-f", configuration.toString(), "-DFOREGROUND");
            return new Apache(Program.start(command, Map.of(), port, folder.resolve("apache.log")), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the application behind Apache was told. */
    static Map<String, String> told(Page page) {
        return page.html()
                .select("pre")
                .text()
                .lines()
                .filter(line -> line.contains("="))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> one, HashMap::new));
    }

    String log() {
        try {
            return program.log() + Files.readString(folder.resolve("error.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String module, int port, Path folder, Map<String, String> defines) {
        String modules =
                List.of("mpm_event", "authn_core", "authz_core", "authz_user", "alias", "mime", "include", module)
                        .stream()
                        .map(name -> "LoadModule %s_module %s/mod_%s.so\n".formatted(name, MODULES, name))
                        .collect(Collectors.joining());
        String told = defines.entrySet().stream()
                .map(define -> "Define %s \"%s\"\n".formatted(define.getKey(), define.getValue()))
                .collect(Collectors.joining());
        return """
                ServerRoot %1$s
                ServerName localhost
                Listen 127.0.0.1:%2$d
                PidFile run/pid
                DefaultRuntimeDir run
                Mutex file:run default
                ErrorLog error.log
                %3$s
                StartServers 1
                ServerLimit 2
                ThreadsPerChild 16
                MaxRequestWorkers 32
                TypesConfig /dev/null
                %4$s
                DocumentRoot www
                <Directory %1$s/www>
                  Require all granted
                  Options +Includes
                  AddType "text/html; charset=utf-8" .shtml
                  AddOutputFilter INCLUDES .shtml
                </Directory>
                AliasMatch ^/(me|low|substantial|high|private)$ %1$s/www/page.shtml
                %5$s
                Include %6$s
                """.formatted(
                        folder,
                        port,
                        modules,
                        administrator() ? "User %s\nGroup %s".formatted(ACCOUNT, ACCOUNT) : "",
                        told,
                        Samples.of("mod_" + module).resolve("portal.conf"));
    }

    private static boolean administrator() {
        return System.getProperty("user.name").equals("root");
    }

    @Override
    public void close() {
        program.close();
    }
}
