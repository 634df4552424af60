#include "api/handlers.hpp"
#include "domain/embedded.hpp"

#include <span>

namespace motcua {
std::span<const EmbeddedFile> embedded_contract();
}

namespace motcua::api {
namespace {

Response text_response(int status, std::string body)
{
    return {status, {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}}, std::move(body)};
}

}  // namespace

Outcome<Response> get_openapi(Call&)
{
    return Response{200, {{"Content-Type", "application/json"}}, std::string{embedded_contract().front().text}};
}

Outcome<Response> get_healthz(Call&)
{
    return text_response(200, "ok\n");
}

Outcome<Response> get_readyz(Call& call)
{
    const std::string reason = call.services.not_ready();
    return reason.empty() ? text_response(200, "ready\n") : text_response(503, reason + "\n");
}

Outcome<Response> get_metrics(Call& call)
{
    return Response{200, {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}}, call.services.metrics()};
}

}  // namespace motcua::api
