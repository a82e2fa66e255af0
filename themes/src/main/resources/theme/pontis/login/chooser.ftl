<#-- One list of all ways to log in that can reach what the portal asked for. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#assign more = stepUp!false>
<@layout.registrationLayout field="methods"; section>
  <#if section == "header">
    ${msg(more?then("chooser.stepUp.title", "chooser.title"), parts.portalName())}
  <#elseif section == "form">
    <#if more><p class="lead">${msg("chooser.stepUp.lead")}</p></#if>
    <div class="asked level-${requested!"low"}">
      <p>${msg("requested." + (requested!"low"))}</p>
    </div>
    <form action="${url.loginAction}" method="post" class="form" novalidate>
      <h2 id="methods">${msg("chooser.choose")}</h2>
      <ul class="methods">
        <#list methods as m>
        <#assign name = "method." + m.id + ".name" needs = "method." + m.id + ".needs">
        <li>
          <button type="submit" class="method" name="method" value="${m.id}" data-level="${m.level}">
            <span class="method-icon"><#if (m.kind!"local") == "local"><img src="${url.resourcesPath}/img/method-${m.id}.svg" alt=""></#if></span>
            <span class="method-text">
              <#if m.last!false><span class="method-last">${msg("chooser.last")}</span></#if>
              <span class="method-name"><#if msg(name) != name>${msg(name)}<#else>${m.displayName!m.id}</#if></span>
              <#if msg(needs) != needs><span class="method-needs">${msg(needs)}</span></#if>
              <span class="method-level level-${m.level}">${msg("level." + m.level)}</span>
            </span>
          </button>
        </li>
        </#list>
      </ul>
      <div class="actions"><@parts.cancel text=msg("cancel.portal", parts.portalName()) /></div>
    </form>
  </#if>
</@layout.registrationLayout>
