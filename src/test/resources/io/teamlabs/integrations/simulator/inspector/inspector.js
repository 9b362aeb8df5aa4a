'use strict';

const sites = document.getElementById('sites');
const problem = document.getElementById('problem');

function element(name, text) {
  const made = document.createElement(name);
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

function button(label, path, body, method = 'POST') {
  const made = element('button', label);
  made.type = 'button';
  made.addEventListener('click', async () => {
    const answer = await fetch(path, {method, body: body && JSON.stringify(body)});
    problem.textContent = answer.ok ? '' : await answer.text();
    await refresh();
  });
  return made;
}

function buttons(site) {
  const path = '/simulator/' + site.name;
  const row = element('p');
  row.append(button(site.outage ? 'End the outage' : 'Begin an outage', path + '/program', {outage: !site.outage}));
  if (site.vendor) {
    row.append(
        button('Tokens live 10 s', path + '/program', {accessTokenLifetime: 10}),
        button('Tokens live as usual', path + '/program', {accessTokenLifetime: 'usual'}),
        button('All access tokens run out', path + '/expire'),
        button('Revoke all grants', path + '/revoke', {}));
    if (site.name === 'github' || site.name === 'slack') {
      const label = site.vendor.rotation ? 'Rotation off' : 'Rotation on';
      row.append(button(label, path + '/program', {rotation: !site.vendor.rotation}));
    }
  }
  row.append(button('As usual', path + '/program', undefined, 'DELETE'));
  return row;
}

function summary(site) {
  const vendor = site.vendor;
  if (!vendor) {
    return element('p', site.received + ' calls');
  }
  const lifetime = vendor.accessTokenLifetime === null ? 'no end' : vendor.accessTokenLifetime + ' s';
  return element('p', site.received + ' calls, ' + vendor.liveAccessTokens + ' access tokens work, lifetime ' + lifetime
      + ',' + ' rotation ' + (vendor.rotation ? 'on' : 'off') + ', signed in: '
      + vendor.accounts.find(account => account.id === vendor.signedIn).username);
}

function faults(site) {
  const list = element('ul');
  site.faults.forEach(fault => list.append(element('li',
      fault.name + ' on "' + fault.path + '", ' + (fault.times || 'all') + ' calls')));
  return list;
}

function holdings(site) {
  const held = site.vendor ? site.vendor.holdings : {};
  const list = element('details');
  list.append(element('summary', 'holds ' + (Object.keys(held).join(', ') || 'nothing')),
      element('pre', JSON.stringify(held, null, 1)));
  return list;
}

function calls(site) {
  const table = element('table');
  const head = table.createTHead().insertRow();
  ['time', 'method', 'path', 'status', 'ms'].forEach(title => head.append(element('th', title)));
  const body = table.createTBody();
  [...site.calls].reverse().forEach(call => {
    const row = body.insertRow();
    const path = element('td', call.path + (call.query ? '?' + call.query : ''));
    if (call.request || call.answer) {
      const details = element('details');
      details.append(element('summary', 'bodies'), element('pre', call.request), element('pre', call.answer));
      path.append(details);
    }
    row.append(element('td', call.at.substring(11, 19)), element('td', call.method), path,
        element('td', call.outcome === 'answered' ? call.status : call.outcome), element('td', call.ms));
  });
  return table;
}

async function refresh() {
  const answer = await fetch('/simulator');
  const sections = (await answer.json()).map(site => {
    const section = element('section');
    section.append(element('h2', site.name), summary(site), buttons(site), faults(site), holdings(site), calls(site));
    return section;
  });
  sites.replaceChildren(...sections);
}

// Not while somebody reads the bodies of a call: the table is made anew each time.
setInterval(() => {
  if (!document.querySelector('details[open]')) {
    refresh().catch(failure => { problem.textContent = 'The simulators do not answer: ' + failure.message; });
  }
}, 2000);
refresh();
