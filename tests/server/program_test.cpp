#include "tests/server/program.hpp"

#include "tests/server/raw_client.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <filesystem>
#include <sys/stat.h>

using namespace motcua::tests;

namespace {

constexpr auto kUnits =
    "code,name,kind,parent_code,valid_from,valid_to\n"
    "X24,Tỉnh,province,,2014-01-01,\n"
    "X24.217,Huyện,district,X24,2014-01-01,\n"
    "X24.217.MC,Một cửa,one_stop_desk,X24.217,2014-01-01,\n";

std::string database(const Folder& folder)
{
    return "sqlite:" + folder.file("data/motcua.db");
}

unsigned mode(const std::string& path)
{
    struct stat status{};
    ::stat(path.c_str(), &status);
    return status.st_mode & 0777U;
}

}  // namespace

TEST_CASE("wrong usage ends with 2, and help and version with 0")
{
    const std::vector<std::vector<std::string>> wrong{
        {},
        {"frob"},
        {"user"},
        {"serve", "--frob"},
        {"serve", "--threads", "many", "--check-config"},
        {"serve", "--clock", "2015-02-11T08:00:00+07:00"},
        {"serve", "--demo", "--clock", "yesterday"},
        {"import", "frob", "x.csv"},
    };
    for (const auto& arguments : wrong) {
        const Run result = run(arguments);
        CAPTURE(result.err);
        CHECK(result.code == 2);
        CHECK_FALSE(result.err.empty());
    }
    CHECK(run({"--help"}).out.contains("Exit codes:"));
    CHECK(run({"--version"}).code == 0);
}

TEST_CASE("the settings can be checked and are shown without secrets")
{
    const Run result = run({"serve", "--check-config", "--database", "postgresql://motcua:geheim@db/motcua"});
    CHECK(result.code == 0);
    CHECK(result.out.contains("postgresql://motcua:***@db/motcua"));
}

TEST_CASE("an unreachable database is one line and 3")
{
    const Run result = run({"verify", "--database", "postgresql://motcua:geheim@127.0.0.1:1/motcua"});
    CHECK(result.code == 3);
    CHECK(result.err.starts_with("motcua: cannot open the database postgresql://motcua:***@127.0.0.1:1/motcua: "));
    CHECK(result.err.find('\n') == result.err.size() - 1);
    CHECK(run({"user", "list", "--database", "sqlite:/nowhere/motcua.db"}).code == 3);
}

TEST_CASE("from an empty folder to units, a user and a token")
{
    const Folder folder;
    const std::string at = "--database=" + database(folder);
    CHECK(run({"migrate", at}).out.contains("applied 0001"));
    CHECK(run({"migrate", at}).out == "the schema is up to date\n");
    const std::string units = folder.write("units.csv", kUnits);
    CHECK(run({"import", "units", units, at}).out == "units: 3 added, 0 changed, 0 unchanged\n");
    CHECK(run({"import", "units", units, at}).out == "units: 0 added, 0 changed, 3 unchanged\n");

    const std::vector<std::string> add{"user",
                                       "add",
                                       "lan",
                                       at,
                                       "--name",
                                       "Lan",
                                       "--unit",
                                       "X24.217.MC",
                                       "--role",
                                       "reception_clerk",
                                       "--password-stdin"};
    CHECK(run(add, "short\n").err == "motcua: a password has at least 8 characters\n");
    CHECK(run(add, "long enough\n").code == 0);
    CHECK(run(add, "long enough\n").code == 1);
    CHECK(run({"user", "list", at}).out.contains("lan                  reception_clerk      X24.217.MC       active"));
    CHECK(run({"token", "create", "scanner", "--account", "lan", at}).out.size() == 44);
    CHECK(run({"token", "revoke", "scanner", at}).code == 0);
    CHECK(run({"token", "revoke", "scanner", at}).code == 1);
    CHECK(run({"user", "disable", "lan", at}).code == 0);
    CHECK(run({"user", "disable", "nobody", at}).err.contains("there is no such account"));
    CHECK(run({"verify", at}).out == "0 dossiers, 0 events verified\n");
    CHECK(run({"rebuild", at}).out == "0 dossiers rebuilt\n");
}

TEST_CASE("every bad row of an import is named, and nothing is taken")
{
    const Folder folder;
    const std::string at = "--database=" + database(folder);
    const std::string bad = folder.write("bad.csv", std::string{kUnits} + "X24.218,Huyện,castle,X24,2014-02-30,\n");
    const Run result = run({"import", "units", bad, at});
    CHECK(result.code == 1);
    CHECK(result.err.contains(bad + ":5:kind: "));
    CHECK(result.err.contains(bad + ":5:valid_from: "));
    CHECK(run({"import", "units", folder.write("good.csv", kUnits), at}).out.contains("3 added"));
}

TEST_CASE("the service keeps its files to itself, survives SIGHUP and stops in order")
{
    const Folder folder;
    Served served{{"--database", database(folder)}};
    CHECK(mode(folder.file("data")) == 0700);
    CHECK(mode(folder.file("data/motcua.db")) == 0600);
    CHECK(mode(folder.file("data/motcua.db.key")) == 0600);
    served.signal(SIGHUP);
    RawClient client{served.port()};
    client.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(client.receive().status == 200);
    CHECK(served.stop() == 0);
    CHECK(client.sees_end());
}

TEST_CASE("an occupied port is one line and 4")
{
    const Folder folder;
    const Served served{{"--database", database(folder)}};
    const std::string address = "127.0.0.1:" + std::to_string(served.port());
    const Run result = run({"serve", "--database", database(folder), "--listen", address});
    CHECK(result.code == 4);
    CHECK(result.err == "motcua: cannot listen on " + address + ": Address already in use\n");
}

TEST_CASE("a database is not served without the key it was made with")
{
    const Folder folder;
    Served{{"--database", database(folder)}}.stop();
    const std::string key = folder.file("data/motcua.db.key");
    std::filesystem::rename(key, folder.file("old"));
    CHECK(run({"serve", "--database", database(folder)}).err.contains("is missing: restore it"));
    CHECK_FALSE(std::filesystem::exists(key));
    Served{{"--database", "sqlite:" + folder.file("other.db"), "--key-file", key}}.stop();
    const Run result = run({"serve", "--database", database(folder)});
    CHECK(result.code == 1);
    CHECK(result.err.contains("is not the one this database was made with"));
}

TEST_CASE("a database with demo accounts is served as a demo only")
{
    const Folder folder;
    CHECK(Served{{"--database", database(folder), "--demo", "--sample", MOTCUA_SAMPLE}}.stop() == 0);
    const Run result = run({"serve", "--database", database(folder), "--listen", "127.0.0.1:0"});
    CHECK(result.code == 1);
    CHECK(result.err.contains("holds demo accounts with a well-known password"));
    CHECK(Served{{"--database", database(folder), "--demo"}}.stop() == 0);
}

TEST_CASE("the clock of a demo is driven from outside, and only then")
{
    const Folder folder;
    const std::string request =
        "PUT /demo/clock HTTP/1.1\r\nHost: x\r\nContent-Length: 35\r\n\r\n{\"now\":\"2015-03-02T07:30:00+07:00\"}\n";
    {
        const Served served{{"--database", database(folder), "--demo", "--clock", "2015-02-11T08:00:00+07:00"}};
        RawClient client{served.port()};
        client.send(request);
        CHECK(client.receive().body == "{\"now\":\"2015-03-02T07:30:00+07:00\"}");
    }
    const Served served{{"--database", database(folder), "--demo"}};
    RawClient client{served.port()};
    client.send(request);
    CHECK(client.receive().body != "{\"now\":\"2015-03-02T07:30:00+07:00\"}");
}
