<#-- The officer's first page: whose document is this, and what waits for a second officer. -->
<#import "template.ftl" as layout>
<#import "desk-parts.ftl" as parts>
<@layout.registrationLayout field="identifier"; section>
  <#if section == "header">
    ${msg("desk.title")}
  <#elseif section == "form">
    <@parts.officer />
    <@parts.said />
    <p class="lead">${msg("desk.lead")}</p>
    <@parts.form to="look" about=false>
      <fieldset class="field">
        <legend class="field-label">${msg("desk.document")}</legend>
        <#list ["dni", "nie", "passport"] as one>
        <div class="choice"><input type="radio" id="document-${one}" name="document" value="${one}"<#if one?is_first> checked</#if>><label for="document-${one}">${msg("desk.document." + one)}</label></div>
        </#list>
      </fieldset>
      <@parts.text name="identifier" label=msg("desk.identifier") hint=msg("desk.identifier.hint") max=40 class="input short" />
      <@parts.text name="contrast" label=msg("desk.validity") hint=msg("desk.validity.hint") type="date" max=10 class="input short" />
      <div class="actions"><button type="submit" class="button primary" name="look" value="true">${msg("desk.look")}</button></div>
    </@parts.form>
    <section class="aside" aria-labelledby="waiting">
      <h2 id="waiting">${msg("desk.waiting")}</h2>
      <#if !waiting?has_content><p class="hint">${msg("desk.waiting.none")}</p></#if>
      <#list waiting as one>
      <div class="desk-card" data-request="${one.act}">
        <h3 id="request-${one?index}">${msg("desk.act." + one.act)}<#if one.kind??> (${msg("desk.means." + one.kind)})</#if>: ${one.name} (${one.identifier})</h3>
        <ul class="plain-list">
          <#list one.wanted as field, value><li>${msg("desk.wanted." + field)} <strong>${value}</strong></li></#list>
          <li>${msg("desk.waiting.asked", one.asker, one.until)}</li>
        </ul>
        <#if one.own>
        <p class="hint">${msg("desk.waiting.own")}</p>
        <#else>
        <@parts.form to="request" about=false class="form tight">
          <input type="hidden" name="request" value="${one.id}">
          <div class="actions">
            <button type="submit" class="button primary" name="word" value="confirm" aria-describedby="request-${one?index}">${msg("desk.confirm")}</button>
            <button type="submit" class="button secondary" name="word" value="decline" aria-describedby="request-${one?index}">${msg("desk.decline")}</button>
          </div>
        </@parts.form>
        </#if>
      </div>
      </#list>
      <#if cases gt 0><p class="hint" data-cases="${cases?c}">${msg("desk.cases.open", cases)}</p></#if>
    </section>
  </#if>
</@layout.registrationLayout>
