#include "api/call.hpp"

namespace motcua::api {

Response json_response(int status, const Json& body)
{
    return {status, {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}}, dump(body)};
}

}  // namespace motcua::api
