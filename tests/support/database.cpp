#include "tests/support/database.hpp"

#include "storage/migrate.hpp"

#include <cstdlib>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <string_view>

namespace motcua::tests {
namespace {

namespace fs = std::filesystem;

std::string variable(const char* name)
{
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

std::string random_name()
{
    std::random_device device;
    return "motcua_test_" + std::to_string(device()) + "_" + std::to_string(device());
}

// The database is copied from one that was migrated once.
struct Template {
    virtual ~Template() = default;
    virtual std::string make() = 0;
    virtual void remove(const std::string& url) noexcept = 0;
};

constexpr std::string_view kSqlite = "sqlite:";

class SqliteTemplate : public Template {
public:
    SqliteTemplate() : folder_(fs::temp_directory_path() / random_name())
    {
        fs::create_directories(folder_);
        storage::Session session{std::string{kSqlite} + original().string()};
        storage::migrate(session);
    }
    ~SqliteTemplate() override
    {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    SqliteTemplate(const SqliteTemplate&) = delete;
    SqliteTemplate& operator=(const SqliteTemplate&) = delete;

    std::string make() override
    {
        const fs::path folder = folder_ / random_name();
        fs::create_directory(folder);
        fs::copy_file(original(), folder / "test.db");
        return std::string{kSqlite} + (folder / "test.db").string();
    }

    void remove(const std::string& url) noexcept override
    {
        std::error_code ignored;
        fs::remove_all(fs::path{url.substr(kSqlite.size())}.parent_path(), ignored);
    }

private:
    fs::path original() const { return folder_ / "template.db"; }

    fs::path folder_;
};

// The URL with another database's name in it: postgresql://user:password@host:port/NAME?parameters
std::string with_database(const std::string& url, const std::string& name)
{
    const auto authority = url.find("://") + 3;
    const auto parameters = url.find('?', authority);
    const auto path = std::min(url.find('/', authority), parameters);
    const std::string rest = parameters == std::string::npos ? "" : url.substr(parameters);
    return url.substr(0, path) + "/" + name + rest;
}

std::string database_of(const std::string& url)
{
    const auto from = url.find('/', url.find("://") + 3) + 1;
    return url.substr(from, url.find('?', from) - from);
}

class PostgresqlTemplate : public Template {
public:
    explicit PostgresqlTemplate(const std::string& server) : server_(server), admin_(server), name_(random_name())
    {
        admin_.run_script("CREATE DATABASE " + name_);
        storage::Session session{with_database(server_, name_)};
        storage::migrate(session);
    }
    ~PostgresqlTemplate() override { drop(name_); }
    PostgresqlTemplate(const PostgresqlTemplate&) = delete;
    PostgresqlTemplate& operator=(const PostgresqlTemplate&) = delete;

    std::string make() override
    {
        const std::string name = random_name();
        admin_.run_script("CREATE DATABASE " + name + " TEMPLATE " + name_);
        return with_database(server_, name);
    }

    void remove(const std::string& url) noexcept override { drop(database_of(url)); }

private:
    void drop(const std::string& name) noexcept
    {
        try {
            admin_.run_script("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        } catch (const std::exception&) {
            // The server is going away: nothing depends on this database any more.
            return;
        }
    }

    std::string server_;
    storage::Session admin_;
    std::string name_;
};

std::unique_ptr<Template> make_template()
{
    if (test_dialect() == storage::Dialect::sqlite) return std::make_unique<SqliteTemplate>();
    const std::string server = variable("MOTCUA_TEST_POSTGRESQL");
    if (server.empty()) {
        throw std::runtime_error(
            "MOTCUA_TEST_POSTGRESQL is not set: the tests on PostgreSQL need a server "
            "(deploy/test starts one)");
    }
    return std::make_unique<PostgresqlTemplate>(server);
}

Template& the_template()
{
    static const std::unique_ptr<Template> made = make_template();
    return *made;
}

}  // namespace

storage::Dialect test_dialect()
{
    const std::string backend = variable("MOTCUA_TEST_BACKEND");
    if (backend.empty() || backend == "sqlite") return storage::Dialect::sqlite;
    if (backend == "postgresql") return storage::Dialect::postgresql;
    throw std::runtime_error("MOTCUA_TEST_BACKEND is sqlite or postgresql, not " + backend);
}

TestDatabase::TestDatabase() : url_(the_template().make()), session_(std::make_unique<storage::Session>(url_)) {}

TestDatabase::~TestDatabase()
{
    session_.reset();
    the_template().remove(url_);
}

}  // namespace motcua::tests
