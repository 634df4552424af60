#include "server/demo_dossier.hpp"

#include "api/json.hpp"
#include "server/log.hpp"
#include "storage/accounts.hpp"
#include "storage/catalogue.hpp"
#include "storage/hashes.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <chrono>

namespace motcua::server {
namespace {

namespace asio = boost::asio;
using storage::Session;

constexpr const char* kClerk = "tiepnhan";

std::optional<std::string> newest_dossier(Session& session)
{
    return session.value<std::string>("SELECT code FROM dossier ORDER BY received_at DESC, code DESC LIMIT 1");
}

// A procedure of the clerk's own level that has a date to look up.
std::optional<std::string> some_procedure(Session& session, const storage::Account& clerk, Instant now)
{
    const auto agency = storage::find_unit(session, clerk.agency_code);
    const auto level = agency ? level_from(to_string(agency->kind)) : std::nullopt;
    const auto procedures = storage::search_procedures(session, "", office_date(now), level, 200);
    const auto dated = std::ranges::find_if(
        procedures, [](const Procedure& procedure) { return procedure.limit.unit == LimitUnit::working_day; });
    return dated == procedures.end() ? std::nullopt : std::optional{dated->code};
}

// A moment's log-in for the clerk, without the password.
struct Receipt {
    std::string token;
    api::Json body;
};

std::optional<Receipt> prepare(Session& session, Instant now)
{
    const auto clerk = storage::find_account(session, kClerk);
    const auto procedure = clerk ? some_procedure(session, *clerk, now) : std::nullopt;
    if (!procedure) return std::nullopt;
    Receipt receipt{api::random_bearer(),
                    {{"procedure", *procedure},
                     {"desk", clerk->unit_code},
                     {"channel", "direct"},
                     {"applicant", {{"name", "Nguyễn Văn Mẫu"}, {"address", "Hồ sơ mẫu, không có thật"}}}}};
    storage::open_session(session, storage::sha256_hex(receipt.token), kClerk, now, now + std::chrono::minutes{1});
    return receipt;
}

// Runs one request through the resources, as if it had come over a socket.
api::Response ask(api::Services& services, const api::Request& request)
{
    asio::io_context io;
    api::Response response;
    asio::co_spawn(io, api::handle(services, request, log_warning),
                   [&](const std::exception_ptr&, api::Response answer) { response = std::move(answer); });
    io.run();
    return response;
}

std::optional<std::string> receive_one(api::Services& services)
{
    const Instant now = services.now();
    const auto receipt = services.database.transact_now([&](Session& session) { return prepare(session, now); });
    if (!receipt) return std::nullopt;
    const api::Request request{
        .method = "POST",
        .path = "/api/v1/dossiers",
        .headers = {{"cookie", "motcua_session=" + receipt->token}, {"content-type", "application/json"}},
        .body = api::dump(receipt->body)};
    const api::Response response = ask(services, request);
    if (response.status != 201) {
        log_warning("no demo dossier: " + response.body);
        return std::nullopt;
    }
    return api::Json::parse(response.body).at("link").get<std::string>();
}

}  // namespace

std::string look_up_link(api::Services& services, bool make)
{
    const auto code = services.database.read_now(newest_dossier);
    if (code) return services.public_url + "/tra-cuu/" + *code;
    if (make) {
        if (const auto link = receive_one(services)) return *link;
    }
    return services.public_url + "/";
}

}  // namespace motcua::server
