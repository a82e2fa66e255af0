<#-- A logout that no portal has asked for in the citizen's name: she decides. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("logoutConfirmHeader")}
  <#elseif section == "form">
    <p class="lead">${msg("logout.everywhere")}</p>
    <form action="${url.logoutConfirmAction}" method="post" class="form">
      <input type="hidden" name="session_code" value="${logoutConfirm.code}">
      <div class="actions">
        <button type="submit" class="button primary" name="confirmLogout" id="kc-logout" value="true">${msg("doLogout")}</button>
        <#if !logoutConfirm.skipLink && (client.baseUrl)?has_content>
        <a class="button quiet" href="${client.baseUrl}">${msg("backToApplication")}</a>
        </#if>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
