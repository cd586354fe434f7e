// The key typed into "Authorize" stays in this page's memory; nothing is asked of any other server.
window.ui = SwaggerUIBundle({
  url: "/v3/api-docs",
  dom_id: "#operations",
  validatorUrl: null,
  persistAuthorization: false,
  displayRequestDuration: true,
  tryItOutEnabled: true,
});
